import { civilStatusLabels, relationLabels } from '../../people/labels.ts';
import { civilStatuses, relations } from '../../people/person.ts';
import { text } from '../../text/localText.ts';
import type { Section } from '../form.ts';

/**
 * Vedlegg 2, section 1. Identity and arrival are bound to the person register, and the members of the household are
 * read from there, so that nothing is typed twice.
 */
export const personalSection = {
  key: 'personal',
  title: text('PERSONLIGE OPPLYSNINGER', 'PERSONLEGE OPPLYSNINGAR'),
  screenTitle: text('Personlige opplysninger', 'Personlege opplysningar'),
  intro: text(
    'Opplysningene hentes fra personregisteret. Retter du noe her, får du tilbud om å rette det i registeret også.',
    'Opplysningane er henta frå personregisteret. Rettar du noko her, får du tilbod om å rette det i registeret òg.',
  ),
  scope: 'identity',
  fields: [
    {
      key: 'nationalId',
      type: 'nationalId',
      label: text('Fødsels- og personnummer (11 siffer)', 'Fødsels- og personnummer (11 siffer)'),
      help: text(
        'Har deltakeren ikke fått nummer ennå, lar du feltet stå tomt. Et D-nummer kan du skrive her til fødselsnummeret kommer.',
        'Har ikkje deltakaren fått nummer enno, lèt du feltet stå tomt. Eit D-nummer kan du skrive her til fødselsnummeret kjem.',
      ),
      register: 'nationalId',
      print: { width: 'full' },
    },
    {
      key: 'dufNumber',
      type: 'dufNumber',
      label: text('Dufnummer', 'Dufnummer'),
      help: text(
        '12 siffer, fra UDI. Nummeret står på oppholdskortet og i brev fra UDI. La feltet stå tomt om du ikke har det.',
        '12 siffer, frå UDI. Nummeret står på opphaldskortet og i brev frå UDI. Lat feltet stå tomt om du ikkje har det.',
      ),
      register: 'dufNumber',
      print: { width: 'full' },
    },
    {
      key: 'lastName',
      type: 'text',
      label: text('Etternavn', 'Etternamn'),
      help: text(
        'Skriv navnet slik det står i oppholdskortet eller i passet.',
        'Skriv namnet slik det står i opphaldskortet eller i passet.',
      ),
      requiredToComplete: true,
      register: 'lastName',
      print: { width: 'half' },
    },
    {
      key: 'middleName',
      type: 'text',
      label: text('Mellomnavn', 'Mellomnamn'),
      register: 'middleName',
      print: { width: 'half' },
    },
    {
      key: 'firstName',
      type: 'text',
      label: text('Fornavn', 'Førenamn'),
      requiredToComplete: true,
      register: 'firstName',
    },
    {
      key: 'gender',
      type: 'choice',
      label: text('Kjønn', 'Kjønn'),
      help: text(
        'Slik det er registrert i folkeregisteret eller hos UDI.',
        'Slik det er registrert i folkeregisteret eller hos UDI.',
      ),
      choices: [
        { value: 'male', label: text('Mann', 'Mann') },
        { value: 'female', label: text('Kvinne', 'Kvinne') },
      ],
      register: 'gender',
      print: { noLabel: true },
    },
    {
      key: 'citizenship',
      type: 'text',
      label: text('Statsborgerskap', 'Statsborgarskap'),
      help: text(
        'Skriv alle, med komma mellom. Skriv «statsløs» når det er det som gjelder.',
        'Skriv alle, med komma mellom. Skriv «statslaus» når det er det som gjeld.',
      ),
      requiredToComplete: true,
      register: 'citizenships',
    },
    {
      key: 'civilStatus',
      type: 'choice',
      label: text('Sivilstand', 'Sivilstand'),
      choices: civilStatuses.map((value) => ({ value, label: civilStatusLabels[value] })),
      scope: 'family',
      requiredToComplete: true,
      register: 'civilStatus',
      print: { choicesAs: 'line' },
    },
    {
      key: 'address',
      type: 'text',
      label: text('Adresse', 'Adresse'),
      help: text(
        'Har deltakeren fortrolig adresse, skal den ikke stå her når skjemaet skal deles med andre.',
        'Har deltakaren fortruleg adresse, skal ho ikkje stå her når skjemaet skal delast med andre.',
      ),
      register: 'address',
    },
    {
      key: 'phone',
      type: 'phone',
      label: text('Telefon/mobilnummer', 'Telefon/mobilnummer'),
      register: 'phone',
    },
    {
      key: 'arrivalManner',
      type: 'choice',
      label: text('Kom du til Norge som', 'Kom du til Noreg som'),
      choices: [
        { value: 'asylumSeeker', label: text('Asylsøker', 'Asylsøkjar') },
        { value: 'resettlementRefugee', label: text('Overføringsflyktning', 'Overføringsflyktning') },
        { value: 'familyReunified', label: text('Familiegjenforent', 'Familiesameint') },
        { value: 'other', label: text('Annet', 'Anna') },
      ],
      help: text(
        'Asylsøker: søkte om beskyttelse her i landet. Overføringsflyktning: kom direkte gjennom FN. Familiegjenforent: kom til et familiemedlem som allerede bodde her.',
        'Asylsøkjar: søkte om vern her i landet. Overføringsflyktning: kom direkte gjennom FN. Familiesameint: kom til ein familiemedlem som alt budde her.',
      ),
      scope: 'permit',
      requiredToComplete: true,
      register: 'arrivalManner',
      print: { width: 'half' },
    },
    {
      key: 'permit',
      type: 'choice',
      label: text('Hvilken oppholdsstatus har du', 'Kva opphaldsstatus har du'),
      choices: [
        { value: 'humanitarian', label: text('Humanitært grunnlag', 'Humanitært grunnlag') },
        { value: 'asylum', label: text('Asyl', 'Asyl') },
        { value: 'other', label: text('Annet', 'Anna') },
      ],
      help: text(
        'Det står i vedtaket fra UDI. Kollektiv beskyttelse (ukrainere) fører du som «Annet».',
        'Det står i vedtaket frå UDI. Kollektivt vern (ukrainarar) fører du som «Anna».',
      ),
      guideline: {
        section: '2.5',
        explanation: text(
          'NAV trenger dokumentasjon på opphold og rett til å arbeide når NAV skal være med i kartlegging og plan. Om det gamle eller det nye regelverket gjelder, følger av når oppholdstillatelsen ble gitt: fra 1. januar 2021 er det integreringsloven, ikke introduksjonsloven.',
          'NAV treng dokumentasjon på opphald og rett til å arbeide når NAV skal vere med i kartlegging og plan. Om det gamle eller det nye regelverket gjeld, følgjer av når opphaldsløyvet vart gitt: frå 1. januar 2021 er det integreringslova, ikkje introduksjonslova.',
        ),
      },
      scope: 'permit',
      requiredToComplete: true,
      register: 'permit',
      print: { width: 'half' },
    },
    {
      key: 'arrivalMannerOther',
      type: 'text',
      label: text('Annet', 'Anna'),
      fullLabel: text('Kom du til Norge som – annet', 'Kom du til Noreg som – anna'),
      scope: 'permit',
      visibleWhen: { field: 'arrivalManner', is: 'other' },
      register: 'arrivalMannerOther',
      print: { width: 'half' },
    },
    {
      key: 'permitOther',
      type: 'text',
      label: text('Annet', 'Anna'),
      fullLabel: text('Oppholdsstatus – annet', 'Opphaldsstatus – anna'),
      scope: 'permit',
      visibleWhen: { field: 'permit', is: 'other' },
      register: 'permitOther',
      print: { width: 'half' },
    },
    {
      key: 'arrivalDate',
      type: 'date',
      label: text('Ankomst Norge', 'Framkomst til Noreg'),
      help: text(
        'Dagen deltakeren kom til landet, for eksempel 31.12.2025.',
        'Dagen deltakaren kom til landet, til dømes 31.12.2025.',
      ),
      scope: 'permit',
      requiredToComplete: true,
      register: 'arrivalDate',
    },
    {
      key: 'severalReceptionCentres',
      type: 'yesNo',
      label: text('Har du bodd i flere mottak?', 'Har du budd i fleire mottak?'),
      scope: 'permit',
      print: { width: 'half' },
    },
    {
      key: 'receptionCentreCount',
      type: 'number',
      min: 1,
      max: 50,
      label: text('Viss ja, antall', 'Viss ja, kor mange'),
      fullLabel: text('Antall mottak', 'Kor mange mottak'),
      scope: 'permit',
      visibleWhen: { field: 'severalReceptionCentres', is: 'yes' },
      print: { width: 'half' },
    },
    {
      // The template has an unlabelled line here, on which the centres are written.
      key: 'receptionCentreNames',
      type: 'text',
      label: text('Hvilke mottak', 'Kva mottak'),
      scope: 'permit',
      visibleWhen: { field: 'severalReceptionCentres', is: 'yes' },
      print: { noLabel: true },
    },
    {
      key: 'lastReceptionCentre',
      type: 'text',
      label: text('Navn på siste mottak du oppholdt deg', 'Namn på det siste mottaket du heldt deg på'),
      guideline: {
        section: '2.9',
        explanation: text(
          'Helsetjenesten får beskjed om hver ny bosetting og trenger å vite hvilket mottak personen kommer fra, slik at den kan be om helsepapirene. Meldingen har ellers bare navn, fødselsdato og nasjonalitet.',
          'Helsetenesta får melding om kvar ny busetjing og treng å vite kva mottak personen kjem frå, slik at ho kan be om helsepapira. Meldinga har elles berre namn, fødselsdato og nasjonalitet.',
        ),
      },
      scope: 'permit',
    },
    {
      key: 'lastReceptionCentreDuration',
      type: 'text',
      label: text('Hvor lenge har du bodd der?', 'Kor lenge har du budd der?'),
      help: text('For eksempel «8 måneder».', 'Til dømes «8 månader».'),
      scope: 'permit',
    },
    {
      key: 'directSettlementDate',
      type: 'date',
      label: text('Eventuelt direkte bosatt, (dato)?', 'Eventuelt direkte busett, (dato)?'),
      help: text(
        'Fylles ut når deltakeren kom rett til kommunen uten å bo i mottak først.',
        'Skal fyllast ut når deltakaren kom rett til kommunen utan å bu i mottak først.',
      ),
      scope: 'permit',
      register: 'directSettlementDate',
    },
    {
      key: 'settlementDate',
      type: 'date',
      label: text('Bosatt i kommunen (dato)', 'Busett i kommunen (dato)'),
      help: text(
        'Første dag som bosatt i kommunen. De fleste fristene regnes fra denne datoen.',
        'Første dag som busett i kommunen. Dei fleste fristane er rekna frå denne datoen.',
      ),
      guideline: {
        section: '2.4',
        explanation: text(
          'Fra denne dagen løper tre måneder til det første møtet i det tverrfaglige teamet. Også fem år med integreringstilskudd (3.1) og fem år med avtalt håndtering ved flytting (2.1) regnes herfra. Etter dagens integreringslov skal kompetansen være kartlagt før vedtaket om introduksjonsprogram.',
          'Frå denne dagen går det tre månader til det første møtet i det tverrfaglege teamet. Òg fem år med integreringstilskot (3.1) og fem år med avtalt handtering ved flytting (2.1) er rekna herifrå. Etter integreringslova i dag skal kompetansen vere kartlagd før vedtaket om introduksjonsprogram.',
        ),
      },
      scope: 'permit',
      requiredToComplete: true,
      register: 'settlementDate',
    },
    {
      key: 'selfSettlementDate',
      type: 'date',
      label: text('Selvetablert (dato)', 'Sjølvetablert (dato)'),
      help: text(
        'Fylles ut når deltakeren har funnet bolig og flyttet hit på egen hånd.',
        'Skal fyllast ut når deltakaren har funne bustad og flytta hit på eiga hand.',
      ),
      guideline: {
        section: '1',
        explanation: text(
          'Retningslinjene gjelder i hovedsak den som er bosatt etter avtale mellom IMDi og kommunen. Den som bosetter seg selv uten avtale, har som hovedregel ikke rett til introduksjonsprogram.',
          'Retningslinjene gjeld i hovudsak den som er busett etter avtale mellom IMDi og kommunen. Den som busett seg sjølv utan avtale, har som hovudregel ikkje rett til introduksjonsprogram.',
        ),
      },
      scope: 'permit',
      register: 'selfSettlementDate',
    },
    {
      key: 'household',
      type: 'table',
      label: text('Familiemedlemmer i din husstand', 'Familiemedlemer i husstanden din'),
      help: text(
        'Hentes fra husstanden i personregisteret. Mangler noen, legger du dem til i registeret.',
        'Blir henta frå husstanden i personregisteret. Manglar nokon, legg du dei til i registeret.',
      ),
      guideline: {
        section: '2.7',
        explanation: text(
          'Barn i husstanden utløser frister: barnehageplass eller annet tilsyn innen programstart og senest etter tre måneder, og skolestart innen tre måneder for barn som fyller seks år eller mer i året (2.8).',
          'Barn i husstanden utløyser fristar: barnehageplass eller anna tilsyn innan programstart og seinast etter tre månader, og skulestart innan tre månader for barn som fyller seks år eller meir i året (2.8).',
        ),
      },
      scope: 'family',
      rowName: text('familiemedlem', 'familiemedlem'),
      rowsFrom: 'household',
      blankRows: 5,
      maxRows: 30,
      columns: [
        { key: 'nationalId', type: 'text', label: text('Personnummer', 'Personnummer') },
        { key: 'dufNumber', type: 'text', label: text('Duf-nummer', 'Duf-nummer') },
        { key: 'name', type: 'text', label: text('Navn', 'Namn') },
        {
          key: 'relation',
          type: 'choice',
          label: text('Relasjon (ektefelle, samboer, barn, andre)', 'Relasjon (ektefelle, sambuar, barn, andre)'),
          choices: relations.map((value) => ({ value, label: relationLabels[value] })),
          print: { choicesAs: 'line' },
        },
      ],
    },
    {
      key: 'otherFamilyOrFriends',
      type: 'longText',
      label: text(
        'Har du andre familiemedlemmer eller gode venner boende i Norge?',
        'Har du andre familiemedlemer eller gode vener som bur i Noreg?',
      ),
      help: text(
        'Skriv gjerne hvor de bor. Ta bare med navn når deltakeren selv ønsker det.',
        'Skriv gjerne kvar dei bur. Ta berre med namn når deltakaren sjølv ønskjer det.',
      ),
      scope: 'family',
      print: { blankLines: 1 },
    },
    {
      key: 'familyImmigrationApplied',
      type: 'yesNo',
      label: text('Har familien din søkt familieinnvandring?', 'Har familien din søkt familieinnvandring?'),
      guideline: {
        section: '3.2',
        explanation: text(
          'Kommunen kan gi etableringsstønad når familien kommer etter: for hver person, etter vurdering i den enkelte saken, og bare de fem første årene etter at den som bor her, ble bosatt.',
          'Kommunen kan gi etableringsstønad når familien kjem etter: for kvar person, etter vurdering i den einskilde saka, og berre dei fem første åra etter at den som bur her, vart busett.',
        ),
      },
      scope: 'family',
      print: { width: 'half' },
    },
    {
      key: 'familyImmigrationPlanned',
      type: 'yesNo',
      label: text('Skal familien din søke familieinnvandring?', 'Skal familien din søkje familieinnvandring?'),
      help: text(
        'Søk i god tid: UDI har egne frister og krav for familien til flyktninger.',
        'Søk i god tid: UDI har eigne fristar og krav for familien til flyktningar.',
      ),
      scope: 'family',
      print: { width: 'half' },
    },
    {
      key: 'familyImmigrationWithWhom',
      type: 'longText',
      label: text('Eventuell familieinnvandring med hvem?', 'Eventuell familieinnvandring med kven?'),
      scope: 'family',
      visibleWhen: {
        any: [
          { field: 'familyImmigrationApplied', is: 'yes' },
          { field: 'familyImmigrationPlanned', is: 'yes' },
          { field: 'arrivalManner', is: 'familyReunified' },
        ],
      },
      print: { blankLines: 1 },
    },
    {
      key: 'returnThoughts',
      type: 'longText',
      label: text(
        'Hvilke tanker gjør du deg når det gjelder tilbakevending?',
        'Kva tankar gjer du deg når det gjeld tilbakevending?',
      ),
      help: text(
        'Frivillig. Svaret påvirker ikke hva kommunen tilbyr.',
        'Frivillig. Svaret påverkar ikkje kva kommunen tilbyr.',
      ),
      guideline: {
        section: '2.2',
        explanation: text(
          'Flyktningtjenesten har i oppgave å fortelle om mulighetene for å vende tilbake til hjemlandet. Spørsmålet er en åpning for den samtalen, ikke et krav om å ta stilling.',
          'Flyktningtenesta har i oppgåve å fortelje om høva til å vende tilbake til heimlandet. Spørsmålet er ei opning for den samtalen, ikkje eit krav om å ta stilling.',
        ),
      },
      scope: 'wishes',
      print: { blankLines: 2 },
    },
  ],
} as const satisfies Section;
