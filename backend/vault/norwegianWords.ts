/** Norwegian words that people choose for passwords; the checker's own lists are mostly English. Most likely first. */
export const norwegianWords: readonly string[] =
  `passord passordet hemmelig hemmeleg velkommen velkomen kommune kommunen
  sommer sommar sommeren vinter vinteren høst haust høsten vår våren januar februar mars april mai juni juli august
  september oktober november desember mandag tirsdag onsdag torsdag fredag lørdag søndag måndag tysdag laurdag sundag
  norge noreg norsk oslo bergen trondheim lillehammer innlandet oppland hedmark gudbrandsdalen gudbrandsdal otta vinstra
  dalsam flyktning flyktningtjenesten flyktningkonsulent bosetting integrering introduksjon program kontor kontoret jobb
  jobben arbeid kaffe kjærlighet kjærleik elsker elskar familie mamma pappa bestemor bestefar barn barna hund hunden katt
  katten hest hesten fotball håndball ski skitur fjell fjellet hytte hytta skog sjø elv dal gård gard bonde jul julen
  påske fredagskos taco pizza sjokolade brunost laks liverpool manchester rosenborg brann sola solen måne stjerne blå rød
  grønn svart hvit kvit hallo heisann takk eksempel test admin bruker brukar nav data datamaskin internett telefon`
    .trim()
    .split(/\s+/);
