import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { createApplication } from '#backend/createApplication.ts';
import { cheapKdf } from '#backend/vault/vaultTestKit.ts';
import type { MethodInput, MethodName, MethodOutput } from '#shared/api/contract.ts';
import { addYears } from '#shared/dates.ts';
import type { MunicipalityNumber } from '#shared/municipalities.ts';
import { dayInNorway } from '#shared/norwegianTime.ts';
import { go, must, passphrase, type World } from './harness.ts';
import { openInBrowser } from './inProcess.ts';
import { slowHandlers } from './slow.ts';

/** The vault of an office in this process: without a browser, for who is on the other side of what a test looks at, or with one. */
export interface Office {
  readonly municipality: MunicipalityNumber;
  /** From now on whatever is read in takes until somebody stops it; or no longer. */
  setSlow(isSlow: boolean): void;
  must<M extends MethodName>(method: M, input: MethodInput<M>): Promise<MethodOutput<M>>;
  /** A second copy of the vault as it is now, as a restored backup is. */
  copy(): Promise<Office>;
  /** Its screens. */
  show(): Promise<Page>;
  end(): Promise<void>;
}

export async function openOffice(municipality: MunicipalityNumber, name: string): Promise<Office> {
  const office = await officeIn(municipality, mkdtempSync(join(tmpdir(), 'dalsam-office-')));
  await office.must('vault.create', { municipality, name, role: 'coordinator', passphrase });
  return office;
}

async function officeIn(municipality: MunicipalityNumber, folder: string): Promise<Office> {
  const directory = join(folder, 'vault');
  const { handlers, slow } = slowHandlers();
  const open = () => createApplication({ directory, host: 'browser', kdf: cheapKdf, handlers });
  let application = open();
  const ends: (() => Promise<void>)[] = [];
  const call: Office['must'] = async (method, input) => {
    const answer = await application.dispatch(method, input);
    if (!answer.ok) throw new Error(`${method}: ${JSON.stringify(answer.error)}`);
    return answer.value as MethodOutput<typeof method>;
  };
  return {
    municipality,
    setSlow: (isSlow) => {
      slow.isOn = isSlow;
    },
    must: call,
    copy: async () => {
      const other = mkdtempSync(join(tmpdir(), 'dalsam-office-'));
      await application.close();
      cpSync(directory, join(other, 'vault'), { recursive: true });
      application = open();
      await call('vault.unlock', { passphrase });
      const copied = await officeIn(municipality, other);
      await copied.must('vault.unlock', { passphrase });
      return copied;
    },
    show: async () => {
      const { page, end } = await openInBrowser(application, '.shell');
      ends.push(end);
      return page;
    },
    end: async () => {
      for (const end of ends.reverse()) await end();
      await application.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Must = Office['must'];
export const onPage =
  (page: Page): Must =>
  (method, input) =>
    must(page, method, input);

/** Keys for each, a coordinator's list with all of them on it, and trust in that list. The coordinator is `from`. */
export async function enrol(from: Must, others: readonly { readonly call: Must; readonly name: string }[]) {
  await from('installation.create', { name: 'Koordinator', role: 'coordinator' });
  await from('member.startList', {});
  for (const { call, name } of others) {
    await call('installation.create', { name, role: 'municipality' });
    const { content } = await call('installation.card', {});
    const { fingerprint } = await from('member.readCard', { content });
    const compared = { comparedBy: 'Eva Koordinator', comparedWith: name };
    await from('member.add', { content, fingerprint: fingerprint.hash, ...compared });
  }
  const { content } = await from('member.exportList', {});
  for (const { call } of others) {
    const { fingerprint } = await call('member.readList', { content });
    await call('member.trustCoordinator', { content, fingerprint: fingerprint.hash, replace: false });
  }
}

/** A municipality's own browser on its own vault. */
export async function openBrowserOffice(world: World, municipality: MunicipalityNumber, name: string): Promise<Page> {
  const page = await world.open(await world.startHost());
  await must(page, 'vault.create', { municipality, name, role: 'consultant', passphrase });
  return page;
}

/** A consent on paper, signed: that this recipient may have these scopes. Gives its id. */
export async function giveConsent(
  call: Must,
  personId: string,
  recipient: string,
  scopes: readonly string[],
): Promise<string> {
  const { id } = await call('form.start', { personId, form: 'consent' });
  const today = dayInNorway(new Date());
  await call('form.save', {
    id,
    values: {
      interpreterUsed: 'no',
      'recipients.rowA.$row': 1,
      'recipients.rowA.body': recipient,
      'recipients.rowA.scopes': [...scopes],
      'recipients.rowA.purpose': 'Bosetting og bolig',
      validFrom: today,
      validUntil: addYears(today, 1),
      signedBy: 'self',
    },
  });
  await call('form.complete', { id, acceptMissing: true });
  const signature = { line: 0, name: 'Selam Haile', place: 'Lom', date: today, capacity: 'self' as const };
  await call('paper.sign', { id, date: today, signatures: [signature] });
  return id;
}

export interface PackageFile {
  readonly name: string;
  readonly content: Buffer;
}

/** On screen: a package for this recipient, downloaded. */
export async function makePackage(page: Page, to: string): Promise<PackageFile> {
  await go(page, '/utveksling/lag-pakke');
  await page.getByRole('radio', { name: to, exact: true }).check();
  await page.getByRole('heading', { name: 'Dette er med, og dette er ikke med' }).waitFor();
  const started = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Lag pakken', exact: true }).click();
  const file = await started;
  await page.getByText(`til ${to} er laget`).waitFor();
  return { name: file.suggestedFilename(), content: readFileSync(await file.path()) };
}

/** On screen: the file is picked, and what it holds is shown. */
export async function openPackage(page: Page, { name, content }: PackageFile): Promise<void> {
  await go(page, '/utveksling');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Velg fil: Pakke' }).click();
  await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer: content });
  await page.getByText('Klar til å leses inn').waitFor();
}

export async function readIn(page: Page, file: PackageFile): Promise<void> {
  await openPackage(page, file);
  await page.getByRole('button', { name: 'Les inn', exact: true }).click();
  await page.getByText('Pakken er lest inn').waitFor();
}
