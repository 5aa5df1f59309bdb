// The gallery docs/screens.md: pictures of the real program with the demo warehouse, in the system's Chromium.
// `./run gallery` builds the program and starts this. With words after it only pictures so named are kept.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { PICTURES } from './gallery.list.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const out = join(root, 'docs/images/screens');
const program = join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'debug/tagstead-web');
const only = process.argv.slice(2);

/** A picture in a page should not be heavier than this. */
const MOST_BYTES = 200_000;
/** Every practice tag is heard within nine seconds; the counters rest after some more. */
const SETTLE_MS = 25_000;

// A home of its own: without data of one's own there the program opens the demo, made anew.
const home = await mkdtemp(join(tmpdir(), 'tagstead-gallery-'));
const env = { ...process.env, HOME: home };
delete env.XDG_DATA_HOME;
const station = spawn(program, ['--port', '0'], {
  env,
  stdio: ['ignore', 'pipe', 'inherit'],
});
const gone = new Promise((done) => station.on('exit', done));

async function address() {
  for await (const line of createInterface({ input: station.stdout })) {
    const found = /http:\/\/\S+/.exec(line);
    if (found !== null) return found[0];
  }
  throw new Error(`${program} ended without saying where it is`);
}

/** The page in the documents: each picture under its sentence. */
function written() {
  const lines = [
    '# Screens',
    '',
    'Every picture here was taken by `./run gallery` from the program itself with the demo warehouse: 420 practice items and',
    'practice readers. Nothing is drawn by hand; times and places differ from run to run.',
  ];
  for (const { name, title, part, says } of PICTURES) {
    if (part !== undefined) lines.push('', `## ${part}`);
    lines.push('', says, '', `![${title}](images/screens/${name}.png)`);
  }
  return `${lines.join('\n')}\n`;
}

let browser;
try {
  const url = await address();
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  page.setDefaultTimeout(10_000);
  page.on('pageerror', (error) => {
    process.exitCode = 1;
    console.error(error.message);
  });
  await page.goto(url);
  await page.waitForSelector('[data-testid="app-ready"]');
  await page.waitForTimeout(SETTLE_MS);
  await mkdir(out, { recursive: true });
  for (const picture of PICTURES) {
    try {
      await picture.act(page);
    } catch (error) {
      process.exitCode = 1;
      console.error(`${picture.name}: ${error.message}`);
    }
    await page.waitForTimeout(800);
    if (only.length === 0 || only.some((word) => picture.name.includes(word))) {
      const path = join(out, `${picture.name}.png`);
      await page.screenshot({ path });
      const { size } = await stat(path);
      console.log(`${picture.name}: ${Math.round(size / 1000)} kB`);
      if (size > MOST_BYTES) {
        process.exitCode = 1;
        console.error(`${picture.name} is heavier than ${MOST_BYTES / 1000} kB`);
      }
    }
    await picture.after?.(page);
  }
  await writeFile(join(root, 'docs/screens.md'), written());
} finally {
  await browser?.close();
  station.kill();
  await gone;
  await rm(home, { recursive: true, force: true });
}
