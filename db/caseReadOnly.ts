/** A write in a case that belongs to another municipality now: thrown by `Writer`, before anything of the act is kept. */
export class CaseReadOnly extends Error {
  readonly caseId: string;

  constructor(caseId: string) {
    super('the case is read-only here');
    this.caseId = caseId;
  }
}
