import type { ConsentScope } from '../consent/scopes.ts';
import type { LocalText } from '../text/localText.ts';

/**
 * The declaration of a form. From it come the zod schema, the screen, the summary, the printed and the fillable PDF,
 * the sync registry, the CSV columns and the command-line input: a new field is one entry in one file (ADR 0003).
 *
 * Values are flat so that two people can write in one form without meeting: a scalar per *path*. A path is a field key
 * (`citizenship`), or for a table row `tableKey.rowId.columnKey`. The row itself exists through `tableKey.rowId.$row`,
 * whose value is its position as a number, or null once the row is removed.
 */
export type Scalar = string | number | boolean | readonly string[] | null;

/** How two concurrent edits of one field are met: shown to a person, newest wins (cosmetic), or never edited. */
export type ConflictPolicy = 'ask' | 'lww' | 'locked';

/** A condition on values, as data, so that every renderer, and the documentation, can read it. */
export type Condition =
  | { readonly field: string; readonly is: string | readonly string[] }
  | { readonly field: string; readonly filled: true }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] };

export interface Choice {
  /** Stored value: published, never renamed. */
  readonly value: string;
  readonly label: LocalText;
}

/** Where the guidelines explain a field: the small mark beside it on the screen. */
export interface GuidelineReference {
  /** For example `2.4` or `vedlegg 2`. */
  readonly section: string;
  readonly explanation: LocalText;
}

/** How a field sits on paper. */
export interface PrintHints {
  /** Share of the line; fields in sequence share a line while the shares add up to at most 1. Default `full`. */
  readonly width?: 'full' | 'half' | 'third' | 'quarter' | 'twoThirds';
  /** For the municipality's own check: asked on the screen, not on paper. */
  readonly omitted?: true;
  /** Ruled lines for handwriting in a blank form. Default 1; longText 3. */
  readonly blankLines?: number;
  /** The template has no label there (the section's title or the choices say it): the label is for the screen only. */
  readonly noLabel?: true;
  /** A choice that the template has as a line to write on: no boxes in a blank form, the chosen label in a filled one. */
  readonly choicesAs?: 'line';
}

interface FieldBase {
  /** Published: never renamed or reused (a test freezes the keys). camelCase. Unique in the form. */
  readonly key: string;
  /** The template's own wording in nb. */
  readonly label: LocalText;
  /** Where the label alone does not say which field it is (`dato`): for lists of changes and of what is missing. */
  readonly fullLabel?: LocalText;
  /** Plain-language help on screen. */
  readonly help?: LocalText;
  readonly guideline?: GuidelineReference;
  /** Default: the section's. */
  readonly scope?: ConsentScope;
  /** Default `ask`. */
  readonly conflict?: ConflictPolicy;
  readonly visibleWhen?: Condition;
  /** Named as missing (with a link) when the form is completed; never stops saving. */
  readonly requiredToComplete?: boolean;
  /** The person-register property that fills this field, and to which a change here is offered. */
  readonly register?: RegisterProperty;
  /** A link that a screen writes (to an employer): neither asked, counted nor printed. */
  readonly internal?: true;
  readonly print?: PrintHints;
  /** A heading printed and shown just before this field, where the template has one inside a section. */
  readonly heading?: LocalText;
}

/** Scalar field types: each renderer has an exhaustive record over these (`satisfies Record<ScalarFieldType, ...>`). */
export type ScalarField = FieldBase &
  /** `suggestions`: what is often written there; anything else can be. */
  (
    | { readonly type: 'text'; readonly maxLength?: number; readonly suggestions?: readonly LocalText[] }
    /** `starting`: stands in a new form's first version, to be worked on. */
    | { readonly type: 'longText'; readonly maxLength?: number; readonly starting?: LocalText }
    | { readonly type: 'phone' }
    /** Value: `YYYY-MM-DD`. `planned`: a day to come is no slip (when a contract ends). */
    | { readonly type: 'date'; readonly planned?: true }
    /** A period end or start as people remember it: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
    | { readonly type: 'partialDate' }
    | { readonly type: 'number'; readonly min?: number; readonly max?: number; readonly unit?: LocalText }
    /** Value: `yes` or `no`. */
    | { readonly type: 'yesNo' }
    /** Value: true, or null when not ticked. */
    | { readonly type: 'checkbox' }
    /** Value: one choice's value. */
    | { readonly type: 'choice'; readonly choices: readonly Choice[] }
    /** Value: the ticked choices' values, in declaration order. */
    | { readonly type: 'choices'; readonly choices: readonly Choice[] }
    /**
     * Fødselsnummer or D-number, and DUF number: a failed check is a warning that can be kept with a reason, which
     * is stored at path `<key>.$kept`.
     */
    | { readonly type: 'nationalId' }
    | { readonly type: 'dufNumber' }
  );

export type ScalarFieldType = ScalarField['type'];

/** A table column is a scalar field inside a repeatable row. */
export type Column = ScalarField & {
  /** Heading over several columns (`Flytende`: `Skriftlig`, `Muntlig`). Adjacent columns with the same group share it. */
  readonly group?: LocalText;
};

export interface TableField extends FieldBase {
  readonly type: 'table';
  readonly columns: readonly Column[];
  /** Rows that the template prints with a fixed name (mother tongue, English); they always exist, with these ids. */
  readonly presetRows?: readonly {
    readonly id: string;
    readonly label: LocalText;
    /** The name says it all (English): on the screen the first column is not typed in for this row. */
    readonly namesItself?: true;
  }[];
  /** The heading of the column that holds the preset rows' names. */
  readonly presetHeading?: LocalText;
  /** Empty rows on a blank paper form (as many as the template has), besides preset rows. */
  readonly blankRows: number;
  readonly maxRows?: number;
  /** What one row is called: the button reads "Legg til <rowName>". */
  readonly rowName: LocalText;
  /** Rows come from the household in the register; shown, not typed, and printed as they stood at completion. */
  readonly rowsFrom?: 'household';
}

export type Field = ScalarField | TableField;

/** Wording that is printed and shown as it stands, and that nobody fills in: mostly the template's own. */
export type FormText =
  | { readonly kind: 'paragraph'; readonly text: LocalText }
  | { readonly kind: 'bullets'; readonly items: readonly LocalText[]; readonly columns?: 2 }
  /** Not the template's: in a frame of its own, so that the two are told apart. */
  | { readonly kind: 'note'; readonly title: LocalText; readonly text: LocalText };

export interface Section {
  readonly key: string;
  /** As on the template: printed in order, numbered by position. */
  readonly title: LocalText;
  /** The same title without capitals, for the screen. */
  readonly screenTitle?: LocalText;
  readonly intro?: LocalText;
  /** Wording between the title and the fields. */
  readonly wording?: readonly FormText[];
  readonly scope: ConsentScope;
  readonly fields: readonly Field[];
}

/** One line to sign on. By position in `FormDefinition.signatures`, published: signatures name it. */
export interface SignatureLine {
  readonly label: LocalText;
  /** The line that this one can be signed instead of (a guardian for a participant). */
  readonly insteadOf?: number;
}

export interface FormDefinition {
  readonly id: string;
  /**
   * `one`: a person has one running chain of versions, each copied from the one before. `many`: independent papers, each
   * with a chain of versions of its own, which `form.start` goes on with by `amends`.
   */
  readonly instances: 'one' | 'many';
  /** Begins the document id on paper (`KS-7F3-K2M-2`): published, never changed, two letters. */
  readonly documentPrefix: string;
  /** What the form is called in file names: one word, without anything about anybody. */
  readonly fileWord: string;
  /** Raised when fields are added; a stored form keeps the version it was filled with. */
  readonly version: number;
  readonly title: LocalText;
  /** What the template has under its title. */
  readonly subtitle?: LocalText;
  /** The mark of a paper that is not for everybody: on every page, and with its laws under the title. */
  readonly confidential?: { readonly mark: LocalText; readonly laws: LocalText };
  /** Where the template stands in the guidelines, for example `vedlegg 2`. */
  readonly source: string;
  readonly sections: readonly Section[];
  /** The template does not number its parts. */
  readonly unnumbered?: true;
  /** Pairs of date fields of which the first cannot be after the second: a warning, never an error. */
  readonly dateOrder?: readonly (readonly [earlier: string, later: string])[];
  /** Who signs on paper, in order. A line that no other can be signed instead of has to be signed. */
  readonly signatures: readonly SignatureLine[];
  /** Wording above one of the signature lines (its position in `signatures`). */
  readonly signatureWording?: readonly { readonly line: number; readonly title: LocalText; readonly text: LocalText }[];
}

/** The person-register properties that a form can bind to (see shared/people/person.ts). */
export type RegisterProperty =
  | 'nationalId'
  | 'dufNumber'
  /** First, middle and last name in one field; it cannot be taken apart again, so nothing is carried over from it. */
  | 'fullName'
  | 'birthDate'
  | 'lastName'
  | 'middleName'
  | 'firstName'
  | 'gender'
  | 'citizenships'
  | 'civilStatus'
  | 'address'
  | 'phone'
  | 'arrivalManner'
  | 'arrivalMannerOther'
  | 'permit'
  | 'permitOther'
  | 'arrivalDate'
  | 'directSettlementDate'
  | 'settlementDate'
  | 'selfSettlementDate';

/** The values of one filled form: path -> scalar (see the top of this file for paths). Absent = never filled. */
export type FormValues = Readonly<Record<string, Scalar>>;
