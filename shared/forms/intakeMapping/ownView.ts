import { text } from '../../text/localText.ts';
import type { Section } from '../form.ts';

/** Vedlegg 2, section 9. */
export const selfAssessmentSection = {
  key: 'selfAssessment',
  title: text('EGENVURDERINGER', 'EIGENVURDERINGAR'),
  screenTitle: text('Egenvurderinger', 'Eigenvurderingar'),
  scope: 'wishes',
  fields: [
    {
      key: 'wantedWork',
      type: 'longText',
      label: text('Hva ønsker du å jobbe med?', 'Kva ønskjer du å jobbe med?'),
      help: text(
        'Deltakerens egne ord. Det er lov å ønske flere ting, og det er lov å ikke vite.',
        'Deltakaren sine eigne ord. Det er lov å ønskje fleire ting, og det er lov å ikkje vite.',
      ),
      guideline: {
        section: '2.4',
        explanation: text(
          'Ønskene er grunnlag for den individuelle planen, som lages sammen med deltakeren og vurderes sammen minst to ganger i året. Etter integreringsloven heter det integreringsplan, og den følges av en integreringskontrakt.',
          'Ønska er grunnlag for den individuelle planen, som blir laga saman med deltakaren og vurdert saman minst to gonger i året. Etter integreringslova heiter det integreringsplan, og ein integreringskontrakt følgjer med.',
        ),
      },
      requiredToComplete: true,
      print: { blankLines: 2 },
    },
    {
      key: 'goodAt',
      type: 'longText',
      label: text('Hva er du flink til?', 'Kva er du flink til?'),
      help: text(
        'Alt teller: fag, håndverk, matlaging, å ta vare på andre, å reparere ting, musikk, idrett.',
        'Alt tel: fag, handverk, matlaging, å ta vare på andre, å reparere ting, musikk, idrett.',
      ),
      requiredToComplete: true,
      print: { blankLines: 2 },
    },
  ],
} as const satisfies Section;

/** Vedlegg 2, section 10. Only the last question is about health, and has the strictest scope for itself. */
export const lifeSituationSection = {
  key: 'lifeSituation',
  title: text('GENERELL LIVSSITUASJON', 'GENERELL LIVSSITUASJON'),
  screenTitle: text('Generell livssituasjon', 'Generell livssituasjon'),
  scope: 'lifeSituation',
  fields: [
    {
      key: 'leisureInterests',
      type: 'longText',
      label: text('Hvilke fritidsinteresser har du?', 'Kva fritidsinteresser har du?'),
      guideline: {
        section: '3.2',
        explanation: text(
          'Kommunen kan dekke én fritidsaktivitet for hvert barn de to første årene, og det kan vurderes i tre år til. Voksne kan få støtte i inntil fem år etter en individuell vurdering.',
          'Kommunen kan dekkje éin fritidsaktivitet for kvart barn dei to første åra, og det kan vurderast i tre år til. Vaksne kan få støtte i inntil fem år etter ei individuell vurdering.',
        ),
      },
      scope: 'wishes',
      print: { blankLines: 2 },
    },
    {
      key: 'housingSituation',
      type: 'longText',
      label: text('Nåværende bosituasjon', 'Busituasjonen no'),
      help: text(
        'For eksempel kommunal leilighet eller privat leie, hvor mange rom og hvor mange som bor der.',
        'Til dømes kommunal leilegheit eller privat leige, kor mange rom og kor mange som bur der.',
      ),
      guideline: {
        section: '2.10',
        explanation: text(
          'Den som er boligansvarlig i kommunen, går gjennom leieavtalen, med tolk om det trengs, og deltakeren står selv som leietaker. Ved innflytting skal alle få vite om rettigheter og plikter, brannsikring, renhold og hvordan huset holdes frostfritt.',
          'Den som er bustadansvarleg i kommunen, går gjennom leigeavtalen, med tolk om det trengst, og deltakaren står sjølv som leigetakar. Ved innflytting skal alle få vite om rettar og plikter, brannsikring, reinhald og korleis huset blir halde frostfritt.',
        ),
      },
      scope: 'family',
      requiredToComplete: true,
      print: { blankLines: 1 },
    },
    {
      key: 'considerations',
      type: 'longText',
      label: text(
        'Eventuelle forhold i din familiesituasjon eller din helsesituasjon som det bør tas hensyn til?',
        'Eventuelle forhold i familiesituasjonen din eller helsesituasjonen din som det bør takast omsyn til?',
      ),
      help: text(
        'Frivillig. Skriv bare hva kommunen må ta hensyn til, for eksempel «trenger heis» eller «må hente barn klokka 15», ikke diagnoser. Deltakeren kan si nei til at dette deles med andre.',
        'Frivillig. Skriv berre kva kommunen må ta omsyn til, til dømes «treng heis» eller «må hente barn klokka 15», ikkje diagnosar. Deltakaren kan seie nei til at dette blir delt med andre.',
      ),
      guideline: {
        section: '2.9',
        explanation: text(
          'Bosatte har samme rett til helsetjenester som andre innbyggere, og lege og helsesykepleier kaller inn til undersøkelse. Følger deltakeren med en alvorlig funksjonsnedsettelse fra før bosettingen, kan kommunen søke om tilskudd (3.1): etter retningslinjene innen 13 måneder etter første bosetting, etter IMDis sider nå 14.',
          'Busette har same rett til helsetenester som andre innbyggjarar, og lege og helsesjukepleiar kallar inn til undersøking. Har deltakaren ei alvorleg funksjonsnedsetjing frå før busetjinga, kan kommunen søkje om tilskot (3.1): etter retningslinjene innan 13 månader etter første busetjing, etter sidene til IMDi no 14.',
        ),
      },
      print: { blankLines: 2 },
    },
  ],
} as const satisfies Section;

/** Vedlegg 2, section 11: the title is the question. */
export const programmeKnowledgeSection = {
  key: 'programmeKnowledge',
  title: text('HVA VET DU OM INTRODUKSJONSPROGRAMMET?', 'KVA VEIT DU OM INTRODUKSJONSPROGRAMMET?'),
  screenTitle: text('Hva vet du om introduksjonsprogrammet?', 'Kva veit du om introduksjonsprogrammet?'),
  scope: 'wishes',
  fields: [
    {
      key: 'programmeKnowledge',
      type: 'longText',
      label: text('Hva vet du om introduksjonsprogrammet?', 'Kva veit du om introduksjonsprogrammet?'),
      help: text(
        'Bruk svaret til å finne ut hva dere bør snakke mer om. Det er ingen prøve.',
        'Bruk svaret til å finne ut kva de bør snakke meir om. Det er inga prøve.',
      ),
      guideline: {
        section: '3.1',
        explanation: text(
          'Programmet er på heltid hele året og inneholder norsk, samfunnskunnskap og forberedelse til utdanning eller arbeid, og gir introduksjonsstønad (3.2). Etter integreringsloven varer det fra tre måneder til fire år, etter bakgrunn og mål.',
          'Programmet er på heiltid heile året og inneheld norsk, samfunnskunnskap og førebuing til utdanning eller arbeid, og gir introduksjonsstønad (3.2). Etter integreringslova varer det frå tre månader til fire år, etter bakgrunn og mål.',
        ),
      },
      print: { blankLines: 3, noLabel: true },
    },
  ],
} as const satisfies Section;
