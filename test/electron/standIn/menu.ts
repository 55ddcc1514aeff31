import { record } from './record.ts';

interface Item {
  readonly role?: string;
  readonly submenu?: readonly Item[];
}

export const Menu = {
  buildFromTemplate: (template: readonly Item[]) => template,
  setApplicationMenu(menu: readonly Item[] | null): void {
    record.menuRoles = (menu ?? []).flatMap((item) => item.submenu ?? []).flatMap((item) => item.role ?? []);
  },
};
