/**
 * The few pages that the host itself shows, when the app's own page cannot be: no script, no style, bokmål and nynorsk.
 */
function page(title: string, paragraphs: readonly string[], head = ''): string {
  const body = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n');
  return `<!doctype html>
<html lang="no">
<head><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,">${head}</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
}

/**
 * Where a good launch link lands. It is a page and not a redirect: a SameSite=Strict cookie is not sent along a redirect
 * that another site or program began, but it is sent when our own page goes on. The address with the token is replaced
 * in the window's history, since the time is 0.
 */
export const landingPage = page(
  'Dalsam åpnes',
  ['<a href="/">Gå til Dalsam</a>'],
  '<meta http-equiv="refresh" content="0;url=/">',
);

export const linkUsedPage = page('Lenken er brukt', [
  'Lenken til Dalsam kan bare brukes én gang, og bare i ti minutter. Start Dalsam på nytt for å få en ny.',
  'Lenkja til Dalsam kan berre brukast éin gong, og berre i ti minutt. Start Dalsam på nytt for å få ei ny.',
]);

export const noSessionPage = page('Åpne Dalsam på nytt', [
  'Denne siden hører til en Dalsam som er avsluttet, eller som er åpnet i et annet vindu. Start Dalsam på nytt. Det du har skrevet, er tatt vare på.',
  'Denne sida høyrer til ein Dalsam som er avslutta, eller som er opna i eit anna vindauge. Start Dalsam på nytt. Det du har skrive, er teke vare på.',
]);

export const notFoundPage = page('Finnes ikke', ['Siden finnes ikke.', 'Sida finst ikkje.']);

export const refusedPage = page('Avvist', [
  'Forespørselen kom ikke fra Dalsam, og er avvist.',
  'Førespurnaden kom ikkje frå Dalsam, og er avvist.',
]);
