import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { inRoot } from '../build/paths.ts';
import { jars, neededPackages } from '../build/pdfaNeeds.ts';

/** Debian's folder for Java libraries; another one can be named where they lie elsewhere. */
const jarFolder = process.env.DALSAM_JAVA_LIBRARIES ?? '/usr/share/java';
const howToInstall = `This needs Java 17 and Apache PDFBox. On Debian: apt-get install ${neededPackages.join(' ')}`;

/** For programs that end before a thorough compilation at run time would have paid: half the work of the usual settings. */
const shortLived = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/**
 * Runs a Java source file with Apache PDFBox on the class path and gives what it printed; exit code 1 with something
 * printed is an answer too. Fails, rather than passing over it, where the machine has no Java or no PDFBox: an unchecked
 * claim is not a checked one.
 */
export async function runJava(program: string, parameters: readonly string[]): Promise<string> {
  const classPath = jars.map((jar) => path.join(jarFolder, `${jar}.jar`));
  const absent = classPath.filter((jar) => !existsSync(jar));
  if (absent.length > 0) throw new Error(`${absent.join(', ')} not found. ${howToInstall}`);
  const classes = await compiled(program, classPath);
  const all = ['-cp', [...classPath, classes].join(path.delimiter), path.basename(program, '.java'), ...parameters];
  return new Promise((resolve, reject) => {
    execFile('java', [...shortLived, ...all], { maxBuffer: 16 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error === null || (error.code === 1 && stdout !== '')) resolve(stdout);
      else if (error.code === 'ENOENT') reject(new Error(`java not found. ${howToInstall}`));
      else reject(new Error(`${program} did not run: ${stderr.slice(-1500)}\n${howToInstall}`));
    });
  });
}

/**
 * The folder with a program's classes. Compiled once for as long as the source stays the same: otherwise each run does it
 * again, and takes twice the time. Made beside and moved into place, since tests run at the same time.
 */
async function compiled(program: string, classPath: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(readFileSync(program)).digest('hex').slice(0, 16);
  const folder = inRoot('dist', 'java', `${path.basename(program, '.java')}-${hash}`);
  if (existsSync(folder)) return folder;
  const beside = `${folder}-${process.pid}`;
  mkdirSync(beside, { recursive: true });
  try {
    await promisify(execFile)('javac', ['-cp', classPath.join(path.delimiter), '-d', beside, program]);
    renameSync(beside, folder);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    // Another test was first.
    if (existsSync(folder)) return folder;
    throw new Error(`${program} does not compile: ${(error as Error).message.slice(-1500)}\n${howToInstall}`);
  }
  return folder;
}
