import { userFolders } from '../userFolders.ts';
import { runMember } from './commands/member.ts';
import { runPackage } from './commands/package.ts';
import { runPdf } from './commands/pdf.ts';
import { runVault } from './commands/vault.ts';
import { help } from './help.ts';
import { type CliIo, UsageError } from './io.ts';
import { methodList } from './methodList.ts';
import { allow, type CommandLine, needed, noWords, oneWord, parseCommandLine } from './options.ts';
import { refusePassphraseArgument } from './passphrase.ts';
import { readInput } from './readInput.ts';
import { callTyped, callUnlocked, withApplication } from './session.ts';

/** The command line. Resolves to the exit code: 0 ok, 1 an error Result, 2 written wrongly. */
export async function runCli(args: readonly string[], io: CliIo): Promise<0 | 1 | 2> {
  try {
    refusePassphraseArgument(args);
    if (args.length === 0 || args.includes('--help') || args.includes('-h') || args[0] === 'help') {
      io.printError(help);
      return args.length === 0 ? 2 : 0;
    }
    const answer = await runCommand(parseCommandLine(args), io);
    io.print(`${JSON.stringify(answer)}\n`);
    return isError(answer) ? 1 : 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.printError(`${error.message}\nHelp: npm run -s cli -- help\n`);
    return 2;
  }
}

async function runCommand({ command, words, given }: CommandLine, io: CliIo): Promise<unknown> {
  const vault = given.vault ?? userFolders(io.environment).vault;
  switch (command) {
    case 'call': {
      allow(given, ['vault', 'input']);
      const method = oneWord(words, 'call <method>');
      const input = await readInput(io, needed(given.input, '--input FILE (or - for stdin)'), method);
      return input.ok ? callUnlocked(io, vault, method, input.value) : input;
    }
    case 'methods':
      allow(given, []);
      noWords(words);
      return methodList();
    case 'vault':
      return runVault(oneWord(words, 'vault create|info|backup|restore'), given, vault, io);
    case 'package':
      return runPackage(oneWord(words, 'package export|inspect|import|undo'), given, vault, io);
    case 'member':
      return runMember(
        oneWord(words, 'member create|start|card|read|add|revoke|list|trust|import-list|export-list'),
        given,
        vault,
        io,
      );
    case 'pdf':
      noWords(words);
      return runPdf(given, vault, io);
    case 'demo': {
      allow(given, ['dir']);
      noWords(words);
      const passphrase = io.environment.DALSAM_PASSPHRASE;
      return withApplication(io, needed(given.dir, '--dir DIR'), (application) =>
        callTyped(application, 'vault.createDemo', passphrase ? { passphrase } : {}),
      );
    }
    default:
      throw new UsageError(`Unknown command: ${command}`);
  }
}

function isError(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false;
}
