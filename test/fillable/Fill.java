import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDCheckBox;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;

/**
 * Another program than ours fills in a form. Parameters: the file, where the filled one goes, and a file of steps, one a
 * line, parts divided by tabs, line breaks in a part written as \n: set NAME VALUE, rename NAME NEW, script CODE.
 */
class Fill {
  public static void main(String[] parameters) throws Exception {
    try (PDDocument document = PDDocument.load(new File(parameters[0]))) {
      PDAcroForm form = document.getDocumentCatalog().getAcroForm();
      for (String line : Files.readAllLines(Path.of(parameters[2]), StandardCharsets.UTF_8)) {
        String[] step = line.split("\t", -1);
        switch (step[0]) {
          case "set" -> set(field(form, step[1]), step[2].replace("\\n", "\n"));
          case "rename" -> field(form, step[1]).setPartialName(step[2]);
          case "script" -> document.getDocumentCatalog().setOpenAction(new PDActionJavaScript(step[1]));
          default -> throw new IllegalArgumentException(line);
        }
      }
      document.save(parameters[1]);
    }
  }

  static PDField field(PDAcroForm form, String name) {
    PDField field = form.getField(name);
    if (field == null) throw new IllegalArgumentException("no field " + name);
    return field;
  }

  static void set(PDField field, String value) throws Exception {
    if (field instanceof PDCheckBox box && value.equals("on")) box.check();
    else field.setValue(value);
  }
}
