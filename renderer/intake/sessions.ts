import type { Client } from '#shared/api/contract.ts';
import type { FormInstance } from '#shared/api/methods/forms.ts';
import { browserClock } from './autosave.ts';
import { IntakeDraft, sendable } from './draft.ts';

/**
 * Forms that are being written, beyond the life of a screen: whoever leaves a form before the vault has answered must
 * find it again with every character, and the vault must still get them. A form is forgotten here as soon as the vault
 * has all of it. Per user: what one has typed is never sent in the name of another who unlocks the same window.
 */
interface Entry {
  readonly key: string;
  readonly draft: IntakeDraft;
  screens: number;
}

const open = new Map<string, Entry>();
const keyOf = (userId: string, formId: string) => `${userId}/${formId}`;

export function openDraft(instance: FormInstance, client: Client, userId: string): IntakeDraft {
  const key = keyOf(userId, instance.id);
  const existing = open.get(key);
  if (existing) {
    existing.draft.takeOver(instance);
    existing.draft.autosave.retryNow();
    return existing.draft;
  }
  const draft: IntakeDraft = new IntakeDraft(
    instance,
    {
      keep: (values) => client('form.type', { id: instance.id, values: sendable(values) }),
      commit: async (values) => {
        const answer = await client('form.save', { id: instance.id, values: sendable(values) });
        // Only once autosave has noted the answer does it know which paths are still being written.
        if (answer.ok) setTimeout(() => draft.takeOver(answer.value));
        return answer;
      },
    },
    browserClock,
  );
  open.set(key, { key, draft, screens: 0 });
  return draft;
}

/** A screen shows the draft; call the answer when it no longer does. */
export function holdDraft(draft: IntakeDraft): () => void {
  const entry = [...open.values()].find((other) => other.draft === draft);
  if (entry) entry.screens += 1;
  return () => {
    if (!entry) return;
    entry.screens -= 1;
    void letGo(entry);
  };
}

/** The form is completed or thrown away: nothing of it is to be written any more. */
export function closeDraft(draft: IntakeDraft): void {
  draft.autosave.dispose();
  for (const entry of open.values()) if (entry.draft === draft) open.delete(entry.key);
}

async function letGo(entry: Entry): Promise<void> {
  if (entry.screens > 0) return;
  const done = await entry.draft.autosave.flush();
  if (done && entry.screens === 0) closeDraft(entry.draft);
}
