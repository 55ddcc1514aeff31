import type { AppError, ErrorCode } from '#shared/api/errors.ts';

/** A text for every expected error: the compiler names a code that lacks one. */
export type ErrorTexts = {
  [C in ErrorCode]: (params: Extract<AppError, { code: C }>['params']) => string;
};

export function errorText(texts: ErrorTexts, error: AppError): string {
  const write = texts[error.code] as ((params: AppError['params']) => string) | undefined;
  return write ? write(error.params) : error.code;
}
