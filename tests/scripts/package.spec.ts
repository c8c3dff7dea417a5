import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { npm, runtimePackages } from '../cli/installed.ts';

const root = resolve(import.meta.dirname, '..', '..');

test('the tarball holds the product and nothing of a customer, however much lies around', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pack-'));
  for (const name of ['package.json', '.gitignore', 'README.md', 'docs']) cpSync(join(root, name), join(folder, name), { recursive: true });
  const secret = ['.env', 'customers/acme.yaml', 'customers/.env', 'runs/2026-01-01/acme/1/journal.jsonl', '.state/machines.json', 'calibrations/tmw/acme.yaml', 'id_ed25519', 'evidence.zip'];
  for (const name of [...secret, 'dist/cli/main.js', 'dist/.build-stamp']) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), 'x');
  }
  const [packed] = JSON.parse(npm(['pack', '--dry-run', '--json', '--ignore-scripts'], folder)) as { readonly files: readonly { readonly path: string }[] }[];
  const paths = (packed?.files ?? []).map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(['package.json', 'README.md', 'dist/cli/main.js', 'docs/security.md']));
  expect(paths.filter((path) => !/^(dist\/(?!\.)|docs\/|README\.md$|package\.json$)/.test(path))).toEqual([]);
});

test('git keeps out what holds passwords, customers or their machines: every place that our words name', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ignored-'));
  cpSync(join(root, '.gitignore'), join(folder, '.gitignore'));
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
  git('init', '--quiet');
  // `file:../secrets/acme.txt` beside customers/ (secret.reference-path), `--env-file night.env` (Containerfile), `plan --out`, `customers import fleet.csv`.
  const kept = ['.env', '.env.local', 'night.env', 'secrets/acme.txt', 'customers/acme.yaml', 'runs/2026-01-01/acme/1/journal.jsonl', '.state/machines.json', 'plan.json', 'acme.plan.json', 'fleet.csv'];
  // Calibrations are committed (docs/first-contact.md).
  const known = ['.env.example', 'engine/secrets/secret.ts', 'fixtures/customers/demo-tmw.yaml', 'calibrations/tmw/acme.yaml', 'package.json'];
  const places = [...kept, ...known];
  expect(git('check-ignore', '--no-index', ...places).trimEnd().split('\n')).toEqual(kept);
});

test('no package needs a script of its own to be installed, so that `npm ci --ignore-scripts` gives the whole product', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, { hasInstallScript?: boolean; integrity?: string; link?: boolean }> };
  const others = Object.entries(packages).filter(([folder]) => folder !== '');
  expect(others.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([folder]) => folder)).toEqual([]);
  expect(others.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? '')).map(([folder]) => folder)).toEqual([]);
});

test('the SBOM names what runs and leaves out what only builds', () => {
  const sbom = JSON.parse(npm(['run', '--silent', 'sbom'], root)) as { readonly bomFormat: string; readonly components: readonly { readonly name: string; readonly group?: string; readonly version: string }[] };
  expect(sbom.bomFormat).toBe('CycloneDX');
  const names = new Set(sbom.components.map(({ name }) => name));
  const runtime = runtimePackages().map((folder) => folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length));
  for (const name of ['playwright', 'commander', 'pino', 'zod', 'iconv-lite']) {
    expect(runtime).toContain(name);
    expect(names, name).toContain(name);
  }
  expect(names).not.toContain('typescript');
  expect(names).not.toContain('oxlint');
});
