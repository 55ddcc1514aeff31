import { record } from './record.ts';

/** Answers as the test says a user would. */
export const nextAnswer: { save: { canceled: boolean; filePath: string } } = {
  save: { canceled: true, filePath: '' },
};

export const dialog = {
  async showSaveDialog(_window: unknown, options: { defaultPath: string }) {
    record.messages.push(`save: ${options.defaultPath}`);
    return nextAnswer.save;
  },
  async showMessageBox(_window: unknown, options: { message: string }) {
    record.messages.push(`message: ${options.message}`);
    return { response: 0 };
  },
  showErrorBox(title: string, content: string): void {
    console.error(`${title}: ${content}`);
  },
};
