import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { jars, neededPackages } from '../build/pdfaNeeds.ts';

/** Debian's folder for Java libraries; another one can be named where they lie elsewhere. */
const jarFolder = process.env.DALSAM_JAVA_LIBRARIES ?? '/usr/share/java';
const howToInstall = `This needs Java 17 and Apache PDFBox. On Debian: apt-get install ${neededPackages.join(' ')}`;

/**
 * Runs a Java source file with Apache PDFBox on the class path and gives what it printed; exit code 1 with something
 * printed is an answer too. Fails, rather than passing over it, where the machine has no Java or no PDFBox: an unchecked
 * claim is not a checked one.
 */
export function runJava(program: string, parameters: readonly string[]): Promise<string> {
  const classPath = jars.map((jar) => path.join(jarFolder, `${jar}.jar`));
  const absent = classPath.filter((jar) => !existsSync(jar));
  if (absent.length > 0) return Promise.reject(new Error(`${absent.join(', ')} not found. ${howToInstall}`));
  const all = ['-cp', classPath.join(path.delimiter), program, ...parameters];
  return new Promise((resolve, reject) => {
    execFile('java', all, { maxBuffer: 16 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error === null || (error.code === 1 && stdout !== '')) resolve(stdout);
      else if (error.code === 'ENOENT') reject(new Error(`java not found. ${howToInstall}`));
      else reject(new Error(`${program} did not run: ${stderr.slice(-1500)}\n${howToInstall}`));
    });
  });
}
