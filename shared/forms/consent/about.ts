import { text } from '../../text/localText.ts';
import type { Section } from '../form.ts';

/** Vedlegg 3, first page: what an informed consent is, and the law behind it, as the template names it. */
export const aboutSection = {
  key: 'about',
  title: text('OM SAMTYKKEERKLÆRINGEN', 'OM SAMTYKKEERKLÆRINGA'),
  screenTitle: text('Om samtykkeerklæringen', 'Om samtykkeerklæringa'),
  scope: 'identity',
  wording: [
    {
      kind: 'paragraph',
      text: text('Et informert samtykke innebærer at du:', 'Eit informert samtykke inneber at du:'),
    },
    {
      kind: 'bullets',
      items: [
        text(
          'har fått informasjon om hvilke opplysninger som skal utveksles',
          'har fått informasjon om kva opplysningar som skal utvekslast',
        ),
        text(
          'vet hvordan opplysningene skal brukes og konsekvensene av dette',
          'veit korleis opplysningane skal brukast, og kva følgjer det har',
        ),
        text(
          'er kjent med at det ikke skal utveksles flere opplysninger enn det som er nødvendig',
          'er kjend med at det ikkje skal utvekslast fleire opplysningar enn det som er nødvendig',
        ),
        text(
          'er kjent med at du kan nekte at opplysninger om spesielle forhold utveksles, eller at spesielle fagmiljø eller enkeltpersoner får bestemte opplysninger.',
          'er kjend med at du kan nekte at opplysningar om spesielle forhold blir utveksla, eller at spesielle fagmiljø eller enkeltpersonar får bestemte opplysningar.',
        ),
      ],
    },
    { kind: 'paragraph', text: text('Lovbestemmelser om taushetsplikt:', 'Lovføresegner om teieplikt:') },
    {
      kind: 'bullets',
      columns: 2,
      items: [
        text('Forvaltningsloven § 13 til 13e', 'Forvaltningslova § 13 til 13e'),
        text('Pasientrettighetsloven § 3 – 6', 'Pasientrettslova § 3 – 6'),
        text('Helsepersonelloven kapittel 5 § 21 – 25', 'Helsepersonellova kapittel 5 § 21 – 25'),
        text('Lov om sosiale tjenester § 8 – 8', 'Lov om sosiale tenester § 8 – 8'),
        text('Opplæringslovens § 5.4 og §15.4', 'Opplæringslova § 5.4 og § 15.4'),
        text('Folketrygdlovens §21-9, § 25-10 og § 25-11', 'Folketrygdlova § 21-9, § 25-10 og § 25-11'),
      ],
    },
    {
      kind: 'note',
      title: text('Lovene er endret siden malen ble laget i 2018', 'Lovene er endra sidan malen vart laga i 2018'),
      text: text(
        'Integreringsloven (2021) har avløst introduksjonsloven. Den har integreringsplan der malen sier individuell plan. Tolkeloven (2022) har avløst regelen om tolk i forvaltningsloven. En ny forvaltningslov er vedtatt (LOV-2025-06-20-81). Vi vet ikke når den begynner å gjelde. Spør kommunen om hvilke regler som gjelder i dag.',
        'Integreringslova (2021) har avløyst introduksjonslova. Ho har integreringsplan der malen seier individuell plan. Tolkelova (2022) har avløyst regelen om tolk i forvaltningslova. Ei ny forvaltningslov er vedteken (LOV-2025-06-20-81). Vi veit ikkje når ho tek til å gjelde. Spør kommunen om kva reglar som gjeld i dag.',
      ),
    },
  ],
  fields: [
    {
      key: 'interpreterUsed',
      type: 'yesNo',
      label: text('Er det brukt tolk i samtalen om samtykket?', 'Er det brukt tolk i samtalen om samtykket?'),
      requiredToComplete: true,
    },
    {
      key: 'interpreterLanguage',
      type: 'text',
      label: text('Språk', 'Språk'),
      fullLabel: text('Språket i samtalen om samtykket', 'Språket i samtalen om samtykket'),
      maxLength: 100,
      print: { width: 'half' },
    },
    {
      key: 'interpreterName',
      type: 'text',
      label: text('Tolkens navn', 'Namnet på tolken'),
      maxLength: 200,
      visibleWhen: { field: 'interpreterUsed', is: 'yes' },
      help: text(
        'Barn skal ikke tolke. Familie skal som hovedregel heller ikke tolke.',
        'Barn skal ikkje tolke. Familie skal som hovudregel heller ikkje tolke.',
      ),
      guideline: {
        section: '2.12',
        explanation: text(
          'Bruk tolk når personen ikke forstår godt nok norsk: et samtykke gjelder bare når det er forstått.',
          'Bruk tolk når personen ikkje forstår godt nok norsk: eit samtykke gjeld berre når det er forstått.',
        ),
      },
      print: { width: 'half' },
    },
  ],
} as const satisfies Section;
