/**
 * One word for each byte of a fingerprint, for reading aloud by telephone. Norwegian words that most people know and spell
 * alike in bokmål and nynorsk; no two begin with the same three letters, and no two sound alike (the test says how that is
 * measured). Frozen: another order or another word would give other fingerprints on the two sides.
 */
export const fingerprintWordList: readonly string[] = `
  advokat akkord akvarium albatross aluminium ananas anker antilope apotek appelsin april armbånd aroma artikkel
  asfalt astronaut atlas august autograf avis bagett ballong banan basilikum batteri bever bibliotek biologi bjelle
  bjørk blomst blåbær bobil bonde brokkoli brygge busk børste campus dagbok dame delfin desember diamant diktat
  dinosaur direktør domino dragon drøm dusj dverg edderkopp eksamen elefant elleve enhet epletre erter eventyr
  familie fantasi februar ferie fiolin flagg flodhest fløte fontene forfatter fotball fredag frimerke fyrtårn
  galakse garasje gaupe gitar gladiol gondol gorilla granitt grevling gullfisk hamster hatt hermelin hovmester
  husflid hyasint høvding høyde idrett impuls indigo ingefær insekt isbjørn iskrem islender jaguar jernbane jonsok
  jordbær jubileum juli kabaret kajakk kaptein karavane kastanje katedral kaviar kikkert kiosk kirsebær klarinett
  klokke kløver kokosnøtt kolibri konsert krokus krystall kulde kurv kylling labyrint lakris landkart laser lavendel
  leksikon lemen leopard lilje lineal lokomotiv lommebok lynlås lyrikk magasin makrell marmelade maskin matpakke
  maur medalje melodi meteor mikrofon moped morgen mosaikk mugge murstein museum mynt nattergal nebb nektar nellik
  nesehorn nisselue november nudler oktober oliven opera oransje orkester ospe papegøye paraply pasta paviljong
  pelikan pensel persille piano pilot pingvin plankton porselen postkasse pudding pyramide påfugl rabarbra radio
  reflektor regnbue reinsdyr rips rogn romfart rosmarin rubin rugbrød ryggsekk røyk safran saksofon salat satellitt
  september signal sirkel sitron sjiraff sjokolade skilpadde skjold skog skrue slalåm smaragd smultring snømann sofa
  solsikke spade speider spinat svamp sydvest syltetøy symfoni sølv tablett taksi tallerken tamburin tannlege tapir
  tennis timian tivoli tomat tordivel trekant trompet tulipan tyttebær univers urtehage utkikk vaffel valnøtt
  veranda villsau vindmølle vitamin vulkan økonom ørekyte
`
  .trim()
  .split(/\s+/);
