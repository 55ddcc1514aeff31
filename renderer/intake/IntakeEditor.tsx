import { PrinterSmallIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { InlineMessage } from '@navikt/ds-react/InlineMessage';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useSearchParams } from 'react-router';
import type { FormInstance } from '#shared/api/methods/forms.ts';
import type { FormDefinition } from '#shared/forms/form.ts';
import { fieldSpecOfPath } from '#shared/forms/paths.ts';
import { useClient } from '../client/hooks.ts';
import { useCatalogue } from '../i18n/useText.tsx';
import { registerFlush } from '../session/flush.ts';
import { useSession, useVault } from '../session/session.tsx';
import { Loading } from '../ui/ErrorMessage.tsx';
import { Page } from '../ui/Page.tsx';
import { Desk, deskKey } from './desk.ts';
import { focusPath } from './domId.ts';
import type { IntakeDraft } from './draft.ts';
import { type Intake, IntakeContext } from './IntakeContext.ts';
import { watchClosing } from './keepalive.ts';
import { Review } from './Review.tsx';
import { SaveStatus } from './SaveStatus.tsx';
import { SectionForm } from './SectionForm.tsx';
import { SectionNav } from './SectionNav.tsx';
import { Shortcuts } from './Shortcuts.tsx';
import { closeDraft, holdDraft, openDraft } from './sessions.ts';
import { reviewStep, stepBeside, stepsOf } from './steps.ts';
import { intakeTexts } from './texts.ts';
import { useShortcuts } from './useShortcuts.ts';

interface EditorProps {
  readonly form: FormDefinition;
  readonly instance: FormInstance;
  readonly name: string;
  readonly birthDate: string | null;
  readonly back: { readonly to: string; readonly label: string };
  readonly onPrint: () => void;
  readonly onCompleted: (instance: FormInstance) => void;
}

/** Waits for the desk (where one was) before the form comes up, so that it comes up there. */
export function IntakeEditor(props: EditorProps) {
  const { drafts, user } = useVault();
  const client = useClient();
  const { instance } = props;
  const [desk, setDesk] = useState<Desk>();
  // Opened once: later answers of the vault go into the draft that is already on the screen.
  const [draft] = useState(() => openDraft(instance, client, user.id));

  useEffect(() => {
    let current = true;
    const key = deskKey(instance.id);
    void drafts.get(key).then((found) => {
      if (current) setDesk(new Desk(found, (content) => drafts.put(key, content)));
    });
    return () => {
      current = false;
    };
  }, [drafts, instance.id]);
  useEffect(() => holdDraft(draft), [draft]);

  if (!desk) {
    return (
      <Page title={props.name} back={props.back}>
        <Loading />
      </Page>
    );
  }
  return <Editor {...props} desk={desk} draft={draft} />;
}

function Editor(props: EditorProps & { desk: Desk; draft: IntakeDraft }) {
  const t = useCatalogue(intakeTexts);
  const { form, instance, draft, desk, birthDate } = props;
  const { step, target, go, goBeside } = useStep(form, desk, draft);
  const root = useRef<HTMLDivElement>(null);
  useKeeping(draft);
  useArrival(step, target, desk);
  const shortcuts = useShortcuts(root, {
    next: () => goBeside(1),
    previous: () => goBeside(-1),
  });

  const changed = useSyncExternalStore(draft.subscribe, draft.changed);
  const intake = useMemo<Intake>(
    () => ({
      form,
      draft,
      personId: instance.personId,
      birthDate,
      before: new Map(changed.map(({ path, before }) => [path, before])),
    }),
    [form, draft, instance.personId, birthDate, changed],
  );
  const restored = useMemo(() => interrupted(form, instance), [form, instance]);
  const section = form.sections.find(({ key }) => key === step);
  const number = section ? form.sections.indexOf(section) + 1 : 0;

  return (
    <IntakeContext value={intake}>
      <Page
        title={<bdi>{props.name}</bdi>}
        windowTitle={t.titles[instance.form]}
        lead={`${t.titles[instance.form]} · ${t.version(instance.version)}`}
        back={props.back}
        actions={
          <>
            <Shortcuts open={shortcuts.helpOpen} onOpen={shortcuts.setHelpOpen} />
            <Button
              size="small"
              variant="secondary"
              icon={<PrinterSmallIcon aria-hidden />}
              onClick={() => void draft.autosave.flush().then(props.onPrint)}
            >
              {t.preview}
            </Button>
          </>
        }
      >
        <div className="intake" ref={root}>
          <aside className="intake-side">
            <SaveStatus draft={draft} />
            <SectionNav form={form} current={step} onGo={go} />
          </aside>
          <div className="intake-main">
            {restored > 0 ? (
              <InlineMessage status="info" size="small">
                {t.restored(restored)}
              </InlineMessage>
            ) : null}
            {section ? (
              <SectionForm
                key={section.key}
                section={section}
                number={number}
                onNext={() => goBeside(1)}
                onPrevious={() => goBeside(-1)}
              />
            ) : (
              <Review
                onGo={go}
                onCompleted={(completed) => {
                  closeDraft(draft);
                  props.onCompleted(completed);
                }}
              />
            )}
          </div>
        </div>
      </Page>
    </IntakeContext>
  );
}

/** How many answers were typed and not committed; what cannot be committed (31.02) has a warning of its own. */
function interrupted(form: FormDefinition, instance: FormInstance): number {
  return instance.pending.filter((path) => {
    const value = instance.values[path] ?? null;
    return value === null || fieldSpecOfPath(form, path)?.schema.safeParse(value).success;
  }).length;
}

/** Which section is shown: the address says it, else the desk, else the first. */
function useStep(form: FormDefinition, desk: Desk, draft: IntakeDraft) {
  const [search, setSearch] = useSearchParams();
  const asked = search.get('del') ?? desk.place?.section ?? '';
  const step = stepsOf(form).includes(asked) ? asked : (form.sections[0]?.key ?? reviewStep);
  const [target, setTarget] = useState<string | null>(() => (desk.place?.section === step ? desk.place.path : null));
  // A second press on "next" may come before the first is on the screen, and goes on from there.
  const underWay = useRef<string | null>(null);
  useEffect(() => {
    if (underWay.current === step) underWay.current = null;
  }, [step]);
  const go = useCallback(
    (next: string, path?: string) => {
      underWay.current = next === step ? null : next;
      draft.autosave.commitNow();
      desk.setPlace(next, path ?? null);
      setTarget(path ?? null);
      setSearch({ del: next }, { replace: true });
    },
    [desk, draft, setSearch, step],
  );
  const goBeside = (by: 1 | -1) => go(stepBeside(form, underWay.current ?? step, by));
  return { step, target, go, goBeside };
}

/** The typing reaches the vault before a lock and when the page goes away; a lock from elsewhere is noticed. */
function useKeeping(draft: IntakeDraft): void {
  const client = useClient();
  const { status } = useSession();
  const refetchStatus = status.refetch;
  const state = useSyncExternalStore(draft.autosave.subscribe, draft.autosave.snapshot);
  const locked = state.kind === 'retrying' && state.error?.code === 'vaultLocked';
  useEffect(() => {
    if (locked) void refetchStatus();
  }, [locked, refetchStatus]);
  useEffect(
    () =>
      registerFlush(async () => {
        await draft.autosave.flush();
      }),
    [draft],
  );
  useEffect(() => watchClosing(draft, client), [draft, client]);
}

/** Puts the keyboard where one was, or on the section's heading, and remembers where it goes from there. */
function useArrival(step: string, target: string | null, desk: Desk): void {
  useEffect(() => {
    if (target !== null && focusPath(target)) return;
    const heading = document.querySelector<HTMLElement>('.intake-heading');
    heading?.focus({ preventScroll: true });
    document.getElementById('content')?.scrollTo({ top: 0 });
    desk.setPlace(step, null);
  }, [step, target, desk]);
  useEffect(() => {
    const remember = (event: FocusEvent) => {
      const frame = event.target instanceof Element ? event.target.closest('[data-path]') : null;
      const path = frame?.getAttribute('data-path');
      if (path) desk.setPlace(step, path);
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, [step, desk]);
}
