import { describe, expect, it } from 'vitest';
import { nativeScript } from './nativeScript.ts';

describe('nativeScript', () => {
  it('gives direction by script and language by what the person speaks', () => {
    expect(nativeScript('محمد', ['ckb', 'ar'])).toEqual({ lang: 'ckb', dir: 'rtl' });
    expect(nativeScript('محمد', [])).toEqual({ lang: 'ar', dir: 'rtl' });
    expect(nativeScript('ኣበባ', ['am'])).toEqual({ lang: 'am', dir: 'ltr' });
    expect(nativeScript('Олена', ['en', 'ru'])).toEqual({ lang: 'ru', dir: 'ltr' });
    expect(nativeScript('Sara', ['so'])).toEqual({ dir: 'auto' });
  });
});
