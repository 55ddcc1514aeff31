import type { z } from 'zod';

export interface InputIssue {
  readonly path: string;
  /** A word of the contract's own (`invalidDate`, `tooLong`), or zod's code in camel case. */
  readonly reason: string;
}

const maxIssues = 50;

/** What the contract refuses in an input: where and why, never the value. */
export function inputIssues(error: z.ZodError): InputIssue[] {
  return error.issues
    .flatMap((issue) => {
      const path = issue.path.map(String);
      const reason = reasonOf(issue);
      if (issue.code !== 'unrecognized_keys') return [{ path: shorten(path), reason }];
      return issue.keys.map((key) => ({ path: shorten([...path, key]), reason }));
    })
    .slice(0, maxIssues);
}

function reasonOf(issue: z.core.$ZodIssue): string {
  // Messages of the contract are single words; zod's own are sentences that can quote the input.
  if (/^[a-z][A-Za-z]{0,40}$/.test(issue.message)) return issue.message;
  return issue.code.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function shorten(path: readonly string[]): string {
  return path.join('.').slice(0, 300);
}
