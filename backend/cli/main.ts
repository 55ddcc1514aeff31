import { createApplication } from '../createApplication.ts';
import { runCli } from './run.ts';

// Whoever reads may stop before the end (`| head`); that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// The exit code is set rather than exited with: a pipe gets all of a large answer first.
process.exitCode = await runCli(process.argv.slice(2), {
  environment: process.env,
  stdin: process.stdin,
  print: (text) => process.stdout.write(text),
  printError: (text) => process.stderr.write(text),
  createApplication: (directory) => createApplication({ directory, host: 'cli' }),
});
