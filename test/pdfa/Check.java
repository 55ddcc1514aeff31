import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.exception.SyntaxValidationException;
import org.apache.pdfbox.preflight.parser.PreflightParser;

/**
 * Asks Apache Preflight whether each named file is valid PDF/A-1b. One line for each finding, as FILE, tab, code, tab,
 * details; nothing for a file that is valid. Ends with 1 where anything was found.
 */
class Check {
    public static void main(String[] files) throws Exception {
        boolean allValid = true;
        for (String name : files) {
            for (String finding : findings(new File(name))) {
                System.out.println(name + "\t" + finding);
                allValid = false;
            }
        }
        System.exit(allValid ? 0 : 1);
    }

    private static List<String> findings(File file) throws Exception {
        List<String> found = new ArrayList<>();
        ValidationResult result = validate(file);
        if (!result.isValid()) {
            result.getErrorsList().forEach(error -> found.add(error.getErrorCode() + "\t" + error.getDetails()));
            if (found.isEmpty()) found.add("?\tnot valid, without a reason given");
        }
        return found;
    }

    private static ValidationResult validate(File file) throws Exception {
        PreflightParser parser = new PreflightParser(file);
        try {
            parser.parse();
        } catch (SyntaxValidationException unreadable) {
            return unreadable.getResult();
        }
        try (PreflightDocument document = parser.getPreflightDocument()) {
            document.validate();
            return document.getResult();
        }
    }
}
