import type { SystemMessages } from '@/features/system/messages';

export const de: SystemMessages = {
  lead: 'Alle Teile von BizPulse und ihr aktueller Zustand.',
  allHealthy: (count) => `Alle ${count} Teile arbeiten fehlerfrei`,
  someUnhealthy: (unhealthy, count) =>
    `${unhealthy} von ${count} Teilen ${unhealthy === 1 ? 'braucht' : 'brauchen'} Aufmerksamkeit`,
  empty: 'Noch hat sich kein Teil gemeldet.',
  checked: (time) => `Geprüft um ${time}`,
  parts: 'Teile des Systems',
  part: 'Teil',
  state: 'Zustand',
  instances: 'Instanzen',
  instancesHealthy: (healthy, known) => `${healthy} von ${known}`,
  states: { healthy: 'Fehlerfrei', unknown: 'Unbekannt', degraded: 'Eingeschränkt', unhealthy: 'Nicht verfügbar' },
  pipeline: {
    title: 'Verarbeitung',
    state: 'Zustand',
    states: { running: 'Läuft', behind: 'Im Rückstand', waiting: 'Wartet', stopped: 'Angehalten' },
    waits: { postgres: 'Wartet auf die Datenbank', disk: 'Wartet auf Speicherplatz' },
    rate: 'Ereignisse pro Sekunde',
    lag: 'Wartend',
    deadLetters: 'Abgewiesene Nachrichten',
    unconverted: 'Positionen ohne Wechselkurs',
    check: 'Summen gegen Journal',
    agrees: 'Stimmen überein',
    differs: 'Weichen ab',
  },
  deadLetters: {
    title: 'Abgewiesene Nachrichten',
    none: 'Es gibt keine abgewiesenen Nachrichten.',
    reason: 'Grund',
    action: 'Aktion',
    place: (time, topic, offset) => `${time} · ${topic} bei ${offset}`,
    replay: 'Erneut senden',
    replayOf: (id) => `Nachricht ${id} erneut senden`,
    refused: 'Die Nachricht wurde erneut abgewiesen',
  },
};
