/** Keys under which unsaved person forms lie in the vault. */
export const newPersonDraft = 'person.new';

export function editPersonDraft(id: string): string {
  return `person.${id}`;
}
