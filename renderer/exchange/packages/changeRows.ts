import type { Preview } from './packageSource.ts';

export type CasePreview = Preview['cases'][number];
export type ChangeRow = CasePreview['rows'][number];
export type ShownKinds = 'all' | 'conflicting' | 'removed';

/** A line of the list: a person, one change of theirs, or what of theirs is not told one by one. */
export type Line =
  | { readonly line: 'case'; readonly of: CasePreview }
  | { readonly line: 'change'; readonly of: CasePreview; readonly row: ChangeRow }
  | { readonly line: 'more'; readonly of: CasePreview };

/** All the changes as one list, person by person; without those of another kind than asked for. */
export function linesOf(cases: readonly CasePreview[], shown: ShownKinds): Line[] {
  return cases.flatMap((of): Line[] => {
    const rows = shown === 'all' ? of.rows : of.rows.filter(({ kind }) => kind === shown);
    if (shown !== 'all' && rows.length === 0) return [];
    return [
      { line: 'case', of },
      ...rows.map((row): Line => ({ line: 'change', of, row })),
      ...(of.rowsNotListed > 0 ? [{ line: 'more', of } as const] : []),
    ];
  });
}
