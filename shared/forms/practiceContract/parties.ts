import { text } from '../../text/localText.ts';
import type { Section } from '../form.ts';

/** The head of vedlegg 1: who the contract is about, and where. */
export const partiesSection = {
  key: 'parties',
  title: text('Deltaker og bedrift', 'Deltakar og bedrift'),
  scope: 'work',
  fields: [
    {
      key: 'participantName',
      type: 'text',
      label: text('Deltakerens navn', 'Namnet til deltakaren'),
      scope: 'identity',
      register: 'fullName',
      requiredToComplete: true,
      print: { width: 'twoThirds' },
    },
    {
      key: 'birthDate',
      type: 'date',
      label: text('Fødselsdato', 'Fødselsdato'),
      scope: 'identity',
      register: 'birthDate',
      requiredToComplete: true,
      print: { width: 'third' },
    },
    /** The employer's record in the register: what links a contract to its place of work. */
    {
      key: 'employerId',
      type: 'text',
      label: text('Bedrift i registeret', 'Bedrift i registeret'),
      internal: true,
      maxLength: 26,
    },
    {
      key: 'employerName',
      type: 'text',
      label: text('Bedriftens navn', 'Namnet til bedrifta'),
      requiredToComplete: true,
      maxLength: 200,
      print: { width: 'twoThirds' },
    },
    {
      key: 'employerOrgNumber',
      type: 'text',
      label: text('Organisasjonsnummer', 'Organisasjonsnummer'),
      help: text('Ni siffer, fra Enhetsregisteret.', 'Ni siffer, frå Einingsregisteret.'),
      maxLength: 20,
      print: { width: 'third' },
    },
    {
      key: 'employerAddress',
      type: 'text',
      label: text('Adresse', 'Adresse'),
      fullLabel: text('Bedriftens adresse', 'Adressa til bedrifta'),
      maxLength: 300,
    },
  ],
} as const satisfies Section;

/** Added to the template: which kind of practice, and for how long. */
export const periodSection = {
  key: 'period',
  title: text('Praksisperiode', 'Praksisperiode'),
  scope: 'work',
  fields: [
    {
      key: 'placementType',
      type: 'choice',
      label: text('Type praksis', 'Type praksis'),
      choices: [
        { value: 'languageTraining', label: text('Språktrening', 'Språktrening') },
        { value: 'workPractice', label: text('Arbeidspraksis', 'Arbeidspraksis') },
      ],
      requiredToComplete: true,
      print: { width: 'third' },
    },
    {
      key: 'from',
      type: 'date',
      label: text('Fra og med', 'Frå og med'),
      planned: true,
      requiredToComplete: true,
      print: { width: 'third' },
    },
    {
      key: 'until',
      type: 'date',
      label: text('Til og med', 'Til og med'),
      planned: true,
      requiredToComplete: true,
      print: { width: 'third' },
    },
    /** The participant's programme, so that the practice can be held against it. Nothing for the employer: not on paper. */
    {
      key: 'programmeFrom',
      type: 'date',
      label: text('Introduksjonsprogrammet starter', 'Introduksjonsprogrammet startar'),
      help: text(
        'Trykkes ikke. Fyll ut begge datoene, så passer Dalsam på at praksisen ligger innenfor programmet.',
        'Blir ikkje trykt. Fyll ut begge datoane, så passar Dalsam på at praksisen ligg innanfor programmet.',
      ),
      planned: true,
      print: { omitted: true },
    },
    {
      key: 'programmeUntil',
      type: 'date',
      label: text('Introduksjonsprogrammet slutter', 'Introduksjonsprogrammet sluttar'),
      help: text(
        'Etter integreringsloven varer programmet fra 3 måneder til 4 år. Bruk datoen i vedtaket.',
        'Etter integreringslova varer programmet frå 3 månader til 4 år. Bruk datoen i vedtaket.',
      ),
      planned: true,
      print: { omitted: true },
    },
  ],
} as const satisfies Section;
