/** Debian's packages of Java (the JDK: the check is compiled here) and of Apache Preflight with its libraries. */
export const neededPackages = [
  'default-jdk-headless',
  'libpdfbox2-java',
  'libfontbox2-java',
  'libcommons-logging-java',
  'libcommons-io-java',
  'libjakarta-activation-java',
  'libactivation-java',
  'libjaxb-api-java',
];

/** The libraries themselves, as they are called in Debian's folder for Java libraries. */
export const jars = [
  'preflight',
  'pdfbox2',
  'fontbox2',
  'xmpbox',
  'commons-logging',
  'commons-io',
  'javax.activation',
  'jaxb-api',
];
