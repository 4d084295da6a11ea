// The developer page: four views over the JSON of this server, refreshed while somebody looks.

const view = document.getElementById('view');
const summary = document.getElementById('summary');
const refreshEveryMs = 2000;
const hues = [168, 214, 28, 268, 338, 92, 190, 48, 300, 140];
const hueOf = new Map();
let leave = () => {};

const escape = (text) => String(text ?? '').replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);
const json = async (url) => (await fetch(url)).json();
const plain = (line) => line.replace(/\u001b\[[0-9;]*[A-Za-z]/g, '');

function hue(resource) {
  if (!hueOf.has(resource)) hueOf.set(resource, hues[hueOf.size % hues.length]);
  return `--hue:hsl(${hueOf.get(resource)} 55% 48%)`;
}

function duration(ns) {
  const ms = ns / 1e6;
  if (ms < 1) return `${Math.round(ms * 1000)} µs`;
  if (ms < 1000) return `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;
  return `${(ms / 1000).toFixed(2)} s`;
}

function ago(time) {
  const seconds = Math.max(0, Math.round((Date.now() - new Date(time)) / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
}

const shorten = (text, length) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

// A query says more than the name of its database.
const spanName = (s) => shorten(s.attributes['db.query.text']?.replace(/\s+/g, ' ') ?? s.name, 90);

function measured(value, unit) {
  if (unit === 'By') return value >= 1048576 ? `${(value / 1048576).toFixed(1)} <span class="quiet">MB</span>` : `${Math.round(value / 1024)} <span class="quiet">kB</span>`;
  if (unit === 's') return duration(value * 1e9);
  return `${quantity(value)} <span class="quiet">${escape(unit.replace(/[{}]/g, ''))}</span>`;
}

const quantity = (value) => Math.abs(value) >= 1e6 || (value !== 0 && Math.abs(value) < 1e-3)
  ? value.toPrecision(3)
  : value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 3 : 1 });

function condition({ state, health, problem }) {
  if (state === 'Running') return health === 'Unhealthy' ? ['warn', 'Unhealthy'] : ['good', 'Running'];
  if (state === 'FailedToStart') return ['bad', 'Failed to start'];
  if (state === 'Exited') return [problem ? 'bad' : 'quiet', problem ? 'Failed' : 'Stopped'];
  if (state === 'NotStarted') return ['quiet', 'Not started'];
  return [state === 'Finished' ? 'good' : 'warn', state];
}

// ---- Resources

function summarise(resources) {
  const wrong = resources.filter((r) => ['bad', 'warn'].includes(condition(r)[0])).length;
  const memory = resources.reduce((sum, r) => sum + (r.memoryMb ?? 0), 0);
  const cpu = resources.reduce((sum, r) => sum + (r.cpuPercent ?? 0), 0);
  summary.innerHTML = `<b class="${wrong ? 'bad' : ''}">${wrong ? `${wrong} not ready` : 'All ready'}</b> · ${Math.round(memory)} MB · ${cpu.toFixed(1)} % CPU`;
}

function resourceRow(r) {
  const [tone, text] = condition(r);
  const runs = !['Exited', 'Finished', 'FailedToStart', 'NotStarted'].includes(r.state);
  const links = r.endpoints.map((e) => e.startsWith('http') ? `<a href="${e}" target="_blank" rel="noopener">${e.replace('http://', '')}</a>` : `<code>${e.replace(/^\w+:\/\//, '')}</code>`);
  const buttons = runs ? ['restart', 'stop'] : ['start'];
  return `<tr>
    <td class="name">${escape(r.id)}<span class="kind">${r.kind}</span></td>
    <td><span class="state ${tone}">${text}</span>${r.problem ? `<div class="problem">${escape(r.problem)}</div>` : ''}</td>
    <td class="optional">${links.join('<br>') || '<span class="quiet">–</span>'}</td>
    <td class="number optional">${r.startedAt && runs ? ago(r.startedAt) : '–'}</td>
    <td class="number optional">${r.restarts}</td>
    <td class="number">${r.cpuPercent == null ? '–' : `${r.cpuPercent.toFixed(1)} %`}</td>
    <td class="number">${r.memoryMb == null ? '–' : `${Math.round(r.memoryMb)} MB`}</td>
    <td><div class="actions"><a href="#/logs/${r.id}">Console</a>${buttons.map((b) => `<button data-id="${escape(r.id)}" data-command="${b}">${b[0].toUpperCase()}${b.slice(1)}</button>`).join('')}</div></td>
  </tr>`;
}

async function showResources() {
  const resources = await json('/api/resources');
  summarise(resources);
  view.innerHTML = `<div class="card"><table>
    <thead><tr><th>Resource</th><th>State</th><th class="optional">Endpoints</th><th class="number optional">Up for</th><th class="number optional">Restarts</th><th class="number">CPU</th><th class="number">Memory</th><th></th></tr></thead>
    <tbody>${resources.map(resourceRow).join('')}</tbody></table></div>`;
}

view.addEventListener('click', async (event) => {
  const { id, command } = event.target.dataset;
  if (!command) return;
  event.target.disabled = true;
  await fetch(`/api/resources/${id}/${command}`, { method: 'POST', headers: { 'X-Developer-Page': '1' } });
  await showResources();
});

// ---- Console

async function showConsole(id) {
  const resources = await json('/api/resources');
  summarise(resources);
  id ??= resources.find((r) => r.kind === 'project')?.id ?? resources[0]?.id;
  view.innerHTML = `<div class="tools"><h2>Console</h2>
    <select aria-label="Resource">${resources.map((r) => `<option ${r.id === id ? 'selected' : ''}>${escape(r.id)}</option>`).join('')}</select>
    <input type="search" placeholder="Filter lines" aria-label="Filter lines"></div>
    <div class="card console" tabindex="0" aria-label="Output of ${escape(id)}"></div>`;
  const output = view.querySelector('.console');
  const filter = view.querySelector('input');
  view.querySelector('select').onchange = (event) => { location.hash = `#/logs/${event.target.value}`; };
  filter.oninput = () => { for (const line of output.children) line.hidden = !line.textContent.toLowerCase().includes(filter.value.toLowerCase()); };

  const events = new EventSource(`/api/resources/${id}/logs`);
  events.onopen = () => output.replaceChildren();
  events.onmessage = (event) => {
    const atEnd = output.scrollHeight - output.scrollTop - output.clientHeight < 40;
    const line = document.createElement('div');
    line.textContent = plain(JSON.parse(event.data));
    if (/\b(warn|WARN|WARNING)\b/.test(line.textContent)) line.className = 'w';
    if (/\b(fail|crit|error|ERROR|FATAL|PANIC)\b|Exception/.test(line.textContent)) line.className = 'e';
    line.hidden = !line.textContent.toLowerCase().includes(filter.value.toLowerCase());
    output.append(line);
    if (output.childElementCount > 2000) output.firstChild.remove();
    if (atEnd) output.scrollTop = output.scrollHeight;
  };
  leave = () => events.close();
}

// ---- Traces

async function showTraces() {
  const [traces, resources] = await Promise.all([json('/api/traces?limit=100'), json('/api/resources')]);
  summarise(resources);
  const longest = Math.max(1, ...traces.map((t) => t.durationNs));
  view.innerHTML = traces.length === 0 ? '<div class="card empty">No traces yet. They appear as soon as a service handles a request.</div>' : `<div class="card"><table>
    <thead><tr><th>Time</th><th>Trace</th><th>Through</th><th class="number">Spans</th><th>Duration</th><th></th></tr></thead>
    <tbody>${traces.map((t) => `<tr>
      <td class="quiet number" style="text-align:left">${new Date(t.startNs / 1e6).toLocaleTimeString()}</td>
      <td><a href="#/traces/${t.traceId}">${escape(t.name)}</a>${t.errors ? ` <span class="state bad">${t.errors} failed</span>` : ''}</td>
      <td><span class="chips">${t.resources.map((r) => `<span class="chip" style="${hue(r)}">${escape(r)}</span>`).join('')}</span></td>
      <td class="number">${t.spans}</td>
      <td><div class="bar"><i style="width:${100 * Math.sqrt(t.durationNs / longest)}%"></i></div></td>
      <td class="number">${duration(t.durationNs)}</td></tr>`).join('')}</tbody></table></div>`;
}

function inTreeOrder(spans) {
  const ids = new Set(spans.map((s) => s.spanId));
  const children = Map.groupBy(spans, (s) => ids.has(s.parentSpanId) ? s.parentSpanId : '');
  const walk = (id, depth) => (children.get(id) ?? []).flatMap((s) => [{ ...s, depth }, ...walk(s.spanId, depth + 1)]);
  return walk('', 0);
}

async function showTrace(traceId) {
  summarise(await json('/api/resources'));
  const response = await fetch(`/api/traces/${traceId}`);
  if (!response.ok) {
    view.innerHTML = '<div class="card empty">This trace is not known, or no longer. <a href="#/traces">All traces</a></div>';
    return;
  }
  const { spans, logs } = await response.json();
  const start = Math.min(...spans.map((s) => s.startNs));
  const total = Math.max(1, Math.max(...spans.map((s) => s.endNs)) - start);
  const row = (s) => {
    const left = 100 * (s.startNs - start) / total;
    const width = 100 * (s.endNs - s.startNs) / total;
    const facts = [['Service', s.resource], ['Source', s.scope], ['Kind', s.kind], ['Status', s.statusMessage], ...Object.entries(s.attributes),
      ...logs.filter((l) => l.spanId === s.spanId).map((l) => [`Log · ${l.severity}`, l.message])].filter(([, value]) => value);
    return `<button class="row" aria-expanded="false"><span class="label" style="padding-left:${16 + s.depth * 16}px" title="${escape(s.name)}"><span class="chip" style="${hue(s.resource)}"></span> ${escape(spanName(s))}<small>${escape(s.resource)}</small></span>
      <span class="track"><span class="span ${s.isError ? 'error' : ''}" style="${hue(s.resource)};left:${left}%;width:${width}%"></span><span class="time" style="left:${Math.min(100, left + width)}%">${duration(s.endNs - s.startNs)}</span></span></button>
      <div class="details" hidden><dl>${facts.map(([k, v]) => `<dt>${escape(k)}</dt><dd>${escape(v)}</dd>`).join('')}</dl></div>`;
  };
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((t) => `<span>${duration(total * t)}</span>`).join('');
  view.innerHTML = `<div class="tools"><a href="#/traces">Traces</a><h2>${escape(spans[0].name)}</h2><code class="quiet">${escape(traceId)}</code>
    <span class="end chips">${[...new Set(spans.map((s) => s.resource))].map((r) => `<span class="chip" style="${hue(r)}">${escape(r)}</span>`).join('')}</span></div>
    <div class="card waterfall"><div class="axis"><div>${spans.length} spans in ${duration(total)}</div><div class="ticks">${ticks}</div></div>${inTreeOrder(spans).map(row).join('')}</div>`;
  for (const button of view.querySelectorAll('.row')) {
    button.onclick = () => {
      const open = button.getAttribute('aria-expanded') === 'true';
      button.setAttribute('aria-expanded', String(!open));
      button.nextElementSibling.hidden = open;
    };
  }
}

// ---- Metrics

function spark(values) {
  if (values.length < 2) return '';
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const points = values.map((v, i) => `${(140 * i) / (values.length - 1)},${high === low ? 13 : 24 - (22 * (v - low)) / (high - low)}`);
  return `<svg class="spark" viewBox="0 0 140 26" preserveAspectRatio="none" aria-hidden="true"><path d="M${points.join('L')}"/></svg>`;
}

let metricFilter = { resource: '', text: '' };

async function showMetrics() {
  const [metrics, resources] = await Promise.all([json('/api/metrics'), json('/api/resources')]);
  summarise(resources);
  const names = [...new Set(metrics.map((m) => m.resource))];
  const shown = metrics.filter((m) => (!metricFilter.resource || m.resource === metricFilter.resource) && m.name.includes(metricFilter.text)).slice(0, 400);
  const rows = shown.map((m) => `<tr>
      <td class="quiet">${escape(m.resource)}</td><td><div class="name">${escape(m.name)}</div><div class="quiet">${escape(shorten(m.attributes, 120))}</div></td>
      <td>${spark(m.recent)}</td>
      <td class="number">${measured(m.latest, m.unit)}${m.count == null ? '' : `<div class="quiet">mean of ${m.count.toLocaleString('en')}${m.p95 == null ? '' : `, p95 ≤ ${measured(m.p95, m.unit)}`}</div>`}</td></tr>`).join('');
  if (!view.querySelector('#metrics')) {
    view.innerHTML = `<div class="tools"><h2>Metrics</h2><select aria-label="Service"></select><input type="search" placeholder="Filter by name" aria-label="Filter by name"></div>
      <div class="card"><table><thead><tr><th>Service</th><th>Metric</th><th>Last minutes</th><th class="number">Latest</th></tr></thead><tbody id="metrics"></tbody></table></div>`;
    view.querySelector('input').oninput = (event) => { metricFilter.text = event.target.value.trim(); showMetrics(); };
    view.querySelector('select').onchange = (event) => { metricFilter.resource = event.target.value; showMetrics(); };
    view.querySelector('input').value = metricFilter.text;
  }
  view.querySelector('select').innerHTML = `<option value="">All services</option>${names.map((n) => `<option ${n === metricFilter.resource ? 'selected' : ''}>${escape(n)}</option>`).join('')}`;
  view.querySelector('#metrics').innerHTML = rows || '<tr><td colspan="4" class="empty">No metrics yet. Services send them every ten seconds.</td></tr>';
}

// ---- Navigation

const views = {
  resources: { show: showResources, live: true },
  logs: { show: showConsole },
  traces: { show: (id) => (id ? showTrace(id) : showTraces()), live: (id) => !id },
  metrics: { show: showMetrics, live: true },
};

async function navigate() {
  leave();
  leave = () => {};
  const [, name = 'resources', id] = location.hash.split('/');
  const { show, live } = views[name] ?? views.resources;
  for (const link of document.querySelectorAll('nav a')) {
    if (link.hash === `#/${name}` || (name === '' && link.hash === '#/resources')) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  view.replaceChildren();
  await show(id);
  if (!(typeof live === 'function' ? live(id) : live)) return;
  const timer = setInterval(() => {
    if (!document.hidden && !view.contains(document.activeElement?.closest('select, input'))) show(id).catch(() => { summary.innerHTML = '<b class="bad">Not running</b>'; });
  }, refreshEveryMs);
  leave = () => clearInterval(timer);
}

if (!location.hash) location.replace('#/resources');
addEventListener('hashchange', navigate);
navigate();
