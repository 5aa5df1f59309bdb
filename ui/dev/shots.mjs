// Pictures of the screens on the fake station, into dev/shots/. `npm run shots` or `npm run shots -- live-dark`.
// With `--axe` nothing is drawn; each screen is checked for what keeps people out, and the run fails if it finds any.
import { createServer } from 'node:http';
import { mkdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { SHOTS } from './shots.list.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const dist = join(here, 'dist');
const out = join(here, 'shots');
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const isChecking = process.argv.includes('--axe');
const only = process.argv.slice(2).filter((word) => !word.startsWith('--'));

const server = createServer(async (request, answer) => {
  const path = new URL(request.url ?? '/', 'http://x').pathname;
  try {
    const file = join(dist, path === '/' ? 'index.html' : path);
    const body = await readFile(file);
    answer.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
    answer.end(body);
  } catch {
    answer.statusCode = 404;
    answer.end();
  }
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const port = server.address().port;

/** Prints what axe finds, and what is cut off: text wider than the box that hides the rest. */
async function check(page, name) {
  await page.addScriptTag({ path: join(here, '../node_modules/axe-core/axe.min.js') });
  const found = await page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
    const result = await globalThis.axe.run(document, { runOnly: { type: 'tag', values: tags } });
    if (result.passes.length < 10) return ['axe found hardly anything to check'];
    return result.violations.map(
      (one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(' | ')}`,
    );
  });
  for (const line of found) {
    process.exitCode = 1;
    console.error(`${name}: ${line.slice(0, 300)}`);
  }
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
await mkdir(out, { recursive: true });
for (const shot of SHOTS) {
  if (only.length > 0 && !only.some((name) => shot.name.includes(name))) continue;
  const page = await browser.newPage({
    viewport: { width: shot.width ?? 1920, height: shot.height ?? 1080 },
  });
  page.on('pageerror', (error) => console.error(`${shot.name}: ${error.message}`));
  page.on('console', (line) => {
    if (line.type() === 'error' && !line.text().includes('404'))
      console.error(`${shot.name}: ${line.text()}`);
  });
  await page.goto(`http://127.0.0.1:${port}/?${new URLSearchParams(shot.query ?? {})}`);
  if (shot.query?.mood !== 'silent') await page.waitForSelector('[data-testid="app-ready"]');
  await page.waitForTimeout(500);
  try {
    await shot.act?.(page);
  } catch (error) {
    console.error(`${shot.name}: ${error.message}`);
  }
  await page.waitForTimeout(500);
  if (isChecking) await check(page, shot.name);
  else await page.screenshot({ path: join(out, `${shot.name}.png`) });
  await page.close();
}
await browser.close();
server.close();
