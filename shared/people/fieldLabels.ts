import { type LocalText, text } from '../text/localText.ts';
import type { PersonFieldKey } from './person.ts';

/** Labels of the person register's fields. A field that is added without a label does not compile. */
export const personFieldLabels: Record<PersonFieldKey, LocalText> = {
  lastName: text('Etternavn', 'Etternamn'),
  middleName: text('Mellomnavn', 'Mellomnamn'),
  firstName: text('Fornavn', 'Førenamn'),
  nativeName: text('Navn med egen skrift', 'Namn med eiga skrift'),
  birthDate: text('Fødselsdato', 'Fødselsdato'),
  gender: text('Kjønn', 'Kjønn'),
  citizenships: text('Statsborgerskap', 'Statsborgarskap'),
  languages: text('Språk', 'Språk'),
  interpreterLanguage: text('Tolkespråk', 'Tolkespråk'),
  civilStatus: text('Sivilstand', 'Sivilstand'),
  address: text('Adresse', 'Adresse'),
  postalCode: text('Postnummer', 'Postnummer'),
  postalPlace: text('Poststed', 'Poststad'),
  phone: text('Telefon/mobilnummer', 'Telefon/mobilnummer'),
  nationalId: text('Fødselsnummer (11 siffer)', 'Fødselsnummer (11 siffer)'),
  nationalIdKept: text('Hvorfor fødselsnummeret beholdes', 'Kvifor fødselsnummeret blir halde på'),
  dNumber: text('D-nummer (11 siffer)', 'D-nummer (11 siffer)'),
  dNumberKept: text('Hvorfor D-nummeret beholdes', 'Kvifor D-nummeret blir halde på'),
  dufNumber: text('DUF-nummer (12 siffer)', 'DUF-nummer (12 siffer)'),
  dufNumberKept: text('Hvorfor DUF-nummeret beholdes', 'Kvifor DUF-nummeret blir halde på'),
  noNumberYet: text('Har ikke fått noe nummer ennå', 'Har ikkje fått noko nummer enno'),
  arrivalManner: text('Kom til Norge som', 'Kom til Noreg som'),
  arrivalMannerOther: text('Kom til Norge som – annet', 'Kom til Noreg som – anna'),
  permit: text('Oppholdsstatus', 'Opphaldsstatus'),
  permitOther: text('Oppholdsstatus – annet', 'Opphaldsstatus – anna'),
  permitSection: text('Hjemmel i utlendingsloven', 'Heimel i utlendingslova'),
  permitFrom: text('Opphold gitt fra', 'Opphald gitt frå'),
  settlementWay: text('Måten personen ble bosatt på', 'Måten personen vart busett på'),
  unaccompaniedMinor: text('Enslig mindreårig', 'Einsleg mindreårig'),
  arrivalDate: text('Ankomst Norge', 'Framkomst til Noreg'),
  directSettlementDate: text('Direkte bosatt (dato)', 'Direkte busett (dato)'),
  settlementDate: text('Bosatt i kommunen (dato)', 'Busett i kommunen (dato)'),
  selfSettlementDate: text('Selvetablert (dato)', 'Sjølvetablert (dato)'),
  contactUser: text('Kontaktperson i kommunen', 'Kontaktperson i kommunen'),
  contactName: text('Kontaktperson uten bruker i Dalsam', 'Kontaktperson utan brukar i Dalsam'),
  protection: text('Beskyttelse av adresse', 'Vern av adresse'),
  municipality: text('Kommune', 'Kommune'),
  status: text('Status', 'Status'),
};

/** Plain help for fields where somebody new could wonder. */
export const personFieldHelp: { readonly [K in PersonFieldKey]?: LocalText } = {
  lastName: text(
    'Slik navnet står i oppholdskortet eller i passet. Har personen bare ett navn, skriver du det her.',
    'Slik namnet står i opphaldskortet eller i passet. Har personen berre eitt namn, skriv du det her.',
  ),
  nativeName: text(
    'Hele navnet slik personen selv skriver det, for eksempel med arabisk, kyrillisk eller etiopisk skrift.',
    'Heile namnet slik personen sjølv skriv det, til dømes med arabisk, kyrillisk eller etiopisk skrift.',
  ),
  birthDate: text(
    'Slik den er registrert, også når personen sier en annen dato.',
    'Slik han er registrert, òg når personen seier ein annan dato.',
  ),
  gender: text(
    'Slik det er registrert i folkeregisteret eller hos UDI.',
    'Slik det er registrert i folkeregisteret eller hos UDI.',
  ),
  citizenships: text('Du kan velge flere, eller «Statsløs».', 'Du kan velje fleire, eller «Statslaus».'),
  languages: text('Alle språk personen snakker, morsmålet først.', 'Alle språk personen snakkar, morsmålet først.'),
  interpreterLanguage: text(
    'Språket personen vil ha tolk på. Det trenger ikke være morsmålet.',
    'Språket personen vil ha tolk på. Det treng ikkje vere morsmålet.',
  ),
  nationalId: text(
    'La feltet stå tomt til nummeret er gitt. Et D-nummer hører hjemme i feltet under.',
    'Lat feltet stå tomt til nummeret er gitt. Eit D-nummer høyrer heime i feltet under.',
  ),
  dNumber: text(
    'Midlertidig nummer fra Skatteetaten. Første siffer er 4, 5, 6 eller 7.',
    'Mellombels nummer frå Skatteetaten. Første siffer er 4, 5, 6 eller 7.',
  ),
  dufNumber: text(
    'Nummer fra UDI: fire siffer for året og åtte til. Står på oppholdskortet og i brev fra UDI.',
    'Nummer frå UDI: fire siffer for året og åtte til. Står på opphaldskortet og i brev frå UDI.',
  ),
  nationalIdKept: text(
    'Skriv hvor nummeret er hentet fra, for eksempel «står slik i vedtaket».',
    'Skriv kvar nummeret er henta frå, til dømes «står slik i vedtaket».',
  ),
  noNumberYet: text(
    'Kryss av når du vet at personen venter på nummer.',
    'Kryss av når du veit at personen ventar på nummer.',
  ),
  permitSection: text('Står i vedtaket fra UDI.', 'Står i vedtaket frå UDI.'),
  permitFrom: text(
    'Datoen avgjør hvilket regelverk som gjelder: fra 1. januar 2021 er det integreringsloven.',
    'Datoen avgjer kva regelverk som gjeld: frå 1. januar 2021 er det integreringslova.',
  ),
  settlementWay: text(
    'Den som bosetter seg selv uten avtale, har som hovedregel ikke rett til introduksjonsprogram.',
    'Den som busett seg sjølv utan avtale, har som hovudregel ikkje rett til introduksjonsprogram.',
  ),
  unaccompaniedMinor: text(
    'Under 18 år og kom uten foreldre eller andre med foreldreansvar.',
    'Under 18 år og kom utan foreldre eller andre med foreldreansvar.',
  ),
  settlementDate: text(
    'Første dag som bosatt i kommunen. De fleste fristene regnes fra denne datoen.',
    'Første dag som busett i kommunen. Dei fleste fristane er rekna frå denne datoen.',
  ),
  protection: text(
    'Adressen vises da bare på personens egen side, aldri i lister eller filnavn. Spør lederen din om du er usikker.',
    'Adressa blir då berre vist på sida til personen, aldri i lister eller filnamn. Spør leiaren din om du er usikker.',
  ),
  status: text(
    '«Ventes» er en person som skal bosettes. «Avsluttet» er en person kommunen ikke lenger følger opp.',
    '«Er venta» er ein person som skal busetjast. «Avslutta» er ein person kommunen ikkje lenger følgjer opp.',
  ),
};
