import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * The projection tables as drizzle knows them, for queries that read well in it. The migrations make the tables; a test
 * asserts that the two agree. What is searched on every keystroke is written in SQL (db/search.ts).
 */
export const person = sqliteTable(
  'person',
  {
    n: integer('n').primaryKey(),
    id: text('id').notNull().unique(),
    listed: integer('listed').notNull(),
    displayName: text('display_name').notNull(),
    nativeName: text('native_name'),
    nameKey: text('name_key').notNull(),
    words: text('words').notNull(),
    birthDate: text('birth_date'),
    citizenships: text('citizenships').notNull(),
    municipality: text('municipality'),
    status: text('status').notNull(),
    settlementDate: text('settlement_date'),
    protection: text('protection').notNull(),
    arrivalManner: text('arrival_manner'),
    permit: text('permit'),
    intake: text('intake').notNull(),
    changedAt: text('changed_at').notNull(),
  },
  (table) => [index('person_by_birth_date').on(table.birthDate)],
);

export const record = sqliteTable('record', {
  n: integer('n').primaryKey(),
  type: text('type').notNull(),
  caseId: text('case_id').notNull(),
  fields: text('fields').notNull(),
  createdAt: text('created_at').notNull(),
  changedAt: text('changed_at').notNull(),
  removed: integer('removed').notNull(),
});

export const membership = sqliteTable('membership', {
  n: integer('n').primaryKey(),
  householdId: text('household_id').notNull(),
  personId: text('person_id').notNull(),
  fromDate: text('from_date'),
  untilDate: text('until_date'),
});

export const form = sqliteTable('form', {
  n: integer('n').primaryKey(),
  form: text('form').notNull(),
  personId: text('person_id').notNull(),
  version: integer('version').notNull(),
  state: text('state').notNull(),
});

export const merge = sqliteTable('merge', {
  n: integer('n').primaryKey(),
  keep: text('keep').notNull(),
  absorb: text('absorb').notNull(),
});

export const head = sqliteTable(
  'head',
  { record: integer('record').notNull(), field: text('field').notNull(), op: integer('op').notNull() },
  (table) => [primaryKey({ columns: [table.record, table.field, table.op] })],
);

export const conflict = sqliteTable(
  'conflict',
  {
    record: integer('record').notNull(),
    field: text('field').notNull(),
    caseId: text('case_id').notNull(),
    scope: text('scope').notNull(),
    at: text('at').notNull(),
    heads: integer('heads').notNull(),
  },
  (table) => [primaryKey({ columns: [table.record, table.field] })],
);

export const awaited = sqliteTable(
  'awaited',
  { record: integer('record').notNull(), ref: text('ref').notNull(), field: text('field').notNull() },
  (table) => [primaryKey({ columns: [table.record, table.ref, table.field] })],
);

export const lookup = sqliteTable(
  'lookup',
  {
    type: text('type').notNull(),
    field: text('field').notNull(),
    value: text('value').notNull(),
    record: integer('record').notNull(),
  },
  (table) => [primaryKey({ columns: [table.type, table.field, table.value, table.record] })],
);

export const personCount = sqliteTable(
  'person_count',
  {
    municipality: text('municipality').notNull(),
    status: text('status').notNull(),
    arrivalManner: text('arrival_manner').notNull(),
    permit: text('permit').notNull(),
    intake: text('intake').notNull(),
    people: integer('people').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.municipality, table.status, table.arrivalManner, table.permit, table.intake] }),
  ],
);

export const personToken = sqliteTable(
  'person_token',
  { token: text('token').notNull(), person: integer('person').notNull() },
  (table) => [primaryKey({ columns: [table.token, table.person] })],
);

export const personNumber = sqliteTable(
  'person_number',
  { digits: text('digits').notNull(), field: text('field').notNull(), person: integer('person').notNull() },
  (table) => [primaryKey({ columns: [table.digits, table.field, table.person] })],
);
