import { app, preventable } from './app.ts';
import { nextAnswer } from './dialog.ts';
import { powerMonitor } from './powerMonitor.ts';
import { record } from './record.ts';
import { partitionNames, session } from './session.ts';
import { windows } from './windows.ts';

/** What a test can make happen from outside: what a user, the system or a hostile page would do. */
export const commands = {
  evaluate: async (expression: string) => first().evaluate(expression),
  /** In the first frame below the main one. */
  evaluateInFrame: async (expression: string) => {
    const frame = first().frames()[1];
    if (frame === undefined) throw new Error('no frame below the main one');
    return frame.evaluate(expression);
  },
  waitFor: async (selector: string) => {
    await first().waitForSelector(selector);
  },
  fill: async ({ label, text }: { label: string; text: string }) => {
    await first().getByLabel(label, { exact: true }).fill(text);
  },
  press: async (button: string) => {
    await first().getByRole('button', { name: button }).click();
  },
  screenshot: async (path: string) => {
    await first().screenshot({ path });
  },
  recorded: async () => record,
  partitions: async () => partitionNames(),
  permission: async (name: string) => session.fromPartition('dalsam').permission(name),
  power: async (event: string) => {
    powerMonitor.emit(event);
  },
  answerSave: async (filePath: string | null) => {
    nextAnswer.save = { canceled: filePath === null, filePath: filePath ?? '' };
  },
  answerFolder: async (path: string | null) => {
    nextAnswer.open = { canceled: path === null, filePaths: path === null ? [] : [path] };
  },
  /** Another process of the app was started, with these arguments, in this folder. */
  secondInstance: async ({ args, folder }: { args: string[]; folder: string }) => {
    app.emit('second-instance', {}, args, folder);
  },
  openFile: async (path: string) => {
    app.emit('open-file', preventable({}), path);
  },
  closeWindow: async () => {
    await [...windows][0]?.closeByUser();
  },
} satisfies Record<string, (argument: never) => Promise<unknown>>;

export type Commands = typeof commands;

function first() {
  const page = [...windows][0]?.page;
  if (page === undefined) throw new Error('no window is open');
  return page;
}

interface Order {
  readonly id: number;
  readonly command: keyof Commands;
  readonly argument: never;
}

export function listenToTest(): void {
  process.on('message', async ({ id, command, argument }: Order) => {
    try {
      process.send?.({ id, value: await commands[command](argument) });
    } catch (error) {
      process.send?.({ id, error: String((error as Error).message) });
    }
  });
}
