import { registerHooks } from 'node:module';

/** Loaded before the desktop app's main module: `electron` is then the stand-in beside this file. */
registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'electron') return next(specifier, context);
    return { url: new URL('./electron.ts', import.meta.url).href, shortCircuit: true };
  },
});
