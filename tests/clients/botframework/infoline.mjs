// Starts the built service on a free port with a database of its own, and stops it again.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { appId, tenantId } from './bot-service.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Set INFOLINE_DLL to the path of a built InfoLine.dll; without it the project's last build is run. */
export async function startInfoLine(service) {
  const folder = await mkdtemp(join(tmpdir(), 'infoline-'));
  const [command, ...program] = process.env.INFOLINE_DLL
    ? ['dotnet', process.env.INFOLINE_DLL]
    : ['dotnet', 'run', '--no-build', '--no-launch-profile', '--project', join(root, 'src/InfoLine'), '--'];
  const child = spawn(command, [...program, '--urls', 'http://127.0.0.1:0'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      ASPNETCORE_ENVIRONMENT: 'Production',
      Logging__LogLevel__Default: 'Warning',
      Storage__Connection: `Data Source=${join(folder, 'infoline.db')}`,
      Dialogs__Path: join(root, 'dialogs'),
      Bot__AppId: appId,
      Bot__AppPassword: 'a client secret',
      Bot__TenantId: tenantId,
      Bot__AllowedServiceUrls: service.url,
      Bot__OpenIdMetadata: service.channelMetadata,
      Bot__EmulatorOpenIdMetadata: service.loginMetadata,
      Bot__LoginUrl: service.url,
    },
  });
  const exited = once(child, 'exit');
  const url = await Promise.race([addressOf(child), exited.then(() => { throw new Error('InfoLine did not start'); })]);
  await untilReady(url);

  return {
    endpoint: `${url}/api/messages`,
    post: (body, headers) => fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
    stop: async () => {
      child.kill('SIGTERM');
      const [code] = await exited;
      await rm(folder, { recursive: true, force: true });
      return code;
    },
  };
}

// A new database starts without what was learned from the dialogs, so the first answer waits for that.
async function untilReady(url) {
  const end = Date.now() + 120_000;
  let ready = await fetch(`${url}/health/ready`);
  while (!ready.ok && Date.now() < end) {
    await setTimeout(200);
    ready = await fetch(`${url}/health/ready`);
  }
  if (!ready.ok) throw new Error(`InfoLine is not ready: ${ready.status}`);
}

async function addressOf(child) {
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) {
    const found = /listens on (http:\S+)/.exec(line);
    if (found) {
      child.stdout.resume();
      return found[1].replace(/\/$/, '');
    }
  }
  return new Promise(() => {});
}
