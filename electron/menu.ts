import { Menu, type MenuItemConstructorOptions } from 'electron';

/** Only what the keyboard needs: editing, zooming and closing. There is no item that opens anything else. */
export function setMenu(): void {
  const template: MenuItemConstructorOptions[] = [
    { label: 'Dalsam', submenu: [{ role: 'quit', label: 'Avslutt' }] },
    {
      label: 'Rediger',
      submenu: [
        { role: 'undo', label: 'Angre' },
        { role: 'redo', label: 'Gjør om' },
        { type: 'separator' },
        { role: 'cut', label: 'Klipp ut' },
        { role: 'copy', label: 'Kopier' },
        { role: 'paste', label: 'Lim inn' },
        { role: 'selectAll', label: 'Merk alt' },
      ],
    },
    {
      label: 'Vis',
      submenu: [
        { role: 'resetZoom', label: 'Vanlig størrelse' },
        { role: 'zoomIn', label: 'Større' },
        { role: 'zoomOut', label: 'Mindre' },
        { role: 'togglefullscreen', label: 'Fullskjerm' },
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
