import { record } from './record.ts';

/** Answers as the test says a user would. */
export const nextAnswer: {
  save: { canceled: boolean; filePath: string };
  open: { canceled: boolean; filePaths: string[] };
} = {
  save: { canceled: true, filePath: '' },
  open: { canceled: true, filePaths: [] },
};

export const dialog = {
  async showSaveDialog(_window: unknown, options: { defaultPath: string }) {
    record.messages.push(`save: ${options.defaultPath}`);
    return nextAnswer.save;
  },
  async showOpenDialog(_window: unknown, options: { properties: string[] }) {
    record.messages.push(`open: ${options.properties.join(' ')}`);
    return nextAnswer.open;
  },
  async showMessageBox(_window: unknown, options: { message: string }) {
    record.messages.push(`message: ${options.message}`);
    return { response: 0 };
  },
  showErrorBox(title: string, content: string): void {
    console.error(`${title}: ${content}`);
  },
};
