import { text } from '../../text/localText.ts';
import type { Section } from '../form.ts';

const fluent = text('Flytende', 'Flytande');
const some = text('Kan litt', 'Kan litt');
const written = text('Skriftlig', 'Skriftleg');
const oral = text('Muntlig', 'Munnleg');

/** Vedlegg 2, section 3. */
export const languageSection = {
  key: 'languages',
  title: text('SPRÅKFERDIGHETER', 'SPRÅKFERDIGHEITER'),
  screenTitle: text('Språkferdigheter', 'Språkferdigheiter'),
  scope: 'language',
  fields: [
    {
      key: 'languageSkills',
      type: 'table',
      label: text('Hvilke andre språk enn norsk kan du?', 'Kva andre språk enn norsk kan du?'),
      help: text(
        'Skriv hvilket språk som er morsmålet, og legg til en rad for hvert språk deltakeren kan. Noen snakker godt, men leser og skriver ikke: kryss bare av for muntlig.',
        'Skriv kva språk som er morsmålet, og legg til ei rad for kvart språk deltakaren kan. Nokre snakkar godt, men les og skriv ikkje: kryss berre av for munnleg.',
      ),
      requiredToComplete: true,
      presetHeading: text('Språk', 'Språk'),
      presetRows: [
        { id: 'motherTongue', label: text('Eget morsmål', 'Eige morsmål') },
        { id: 'english', label: text('Engelsk', 'Engelsk'), namesItself: true },
      ],
      rowName: text('språk', 'språk'),
      blankRows: 2,
      maxRows: 15,
      columns: [
        { key: 'language', type: 'text', maxLength: 100, label: text('Annet, utdyp', 'Anna, utdjup') },
        { key: 'fluentWritten', type: 'checkbox', label: written, group: fluent },
        { key: 'fluentOral', type: 'checkbox', label: oral, group: fluent },
        { key: 'someWritten', type: 'checkbox', label: written, group: some },
        { key: 'someOral', type: 'checkbox', label: oral, group: some },
      ],
    },
    {
      key: 'otherInterpreterLanguages',
      type: 'text',
      label: text(
        'Kan andre språk enn morsmålet evt. brukes som tolkespråk?',
        'Kan andre språk enn morsmålet ev. brukast som tolkespråk?',
      ),
      help: text(
        'Til hjelp når det ikke er mulig å få tolk på morsmålet. Skriv hvilke språk.',
        'Til hjelp når det ikkje er mogleg å få tolk på morsmålet. Skriv kva språk.',
      ),
      guideline: {
        section: '2.12',
        explanation: text(
          'Hver tjeneste har selv ansvar for at deltakeren forstår, og bestiller tolk. Familie og bekjente tolker som hovedregel ikke, og barn skal ikke tolke for kommunen utenom i nødsituasjoner. I dag står reglene i tolkeloven (2022), ikke i forvaltningsloven § 11 e som retningslinjene viser til.',
          'Kvar teneste har sjølv ansvar for at deltakaren forstår, og tingar tolk. Familie og kjende tolkar som hovudregel ikkje, og barn skal ikkje tolke for kommunen utanom i naudsituasjonar. I dag står reglane i tolkelova (2022), ikkje i forvaltningslova § 11 e som retningslinjene viser til.',
        ),
      },
    },
  ],
} as const satisfies Section;
