import fc from 'fast-check';

/**
 * Property tests draw the same values each time, so that a suite turns red because of a change and never by chance. Others are
 * drawn, and more of them, by `npm run properties`.
 */
fc.configureGlobal({ seed: 20_260_101 });
