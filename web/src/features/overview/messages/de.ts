import type { OverviewMessages } from '@/features/overview/messages';

export const de: OverviewMessages = {
  lead: (period, compared) => `${period}, verglichen mit ${compared}`,
  numbers: 'Kennzahlen',
  kpis: {
    revenue: 'Umsatz',
    orders: 'Aufträge',
    units: 'Absatz',
    averageOrderValue: 'Ø Auftragswert',
    customers: 'Kunden',
    margin: 'Rohertrag',
    emptyShelves: 'Leere Regale',
    stockValue: 'Bestandswert',
  },
  notes: {
    margin: (share) => `${share} des Umsatzes mit bekannten Einstandskosten`,
    noCost: 'Noch sind keine Einstandskosten bekannt',
    now: 'Jetzt, zu Einstandskosten',
    emptyShelves: 'Jetzt: Orte, an denen ein geführter Artikel fehlt',
    out: (count, text) => (count === 1 ? '1 Artikel überall ausverkauft' : `${text} Artikel überall ausverkauft`),
  },
  revenue: {
    picture: 'Bild',
    days: (count) => `${count} Tage`,
    per: { day: 'Umsatz pro Tag', week: 'Umsatz pro Woche', month: 'Umsatz pro Monat' },
    summary: {
      day: (days, total, best, when) =>
        `Umsatz pro Tag, ${days}: insgesamt ${total}, am höchsten am ${when} mit ${best}.`,
      week: (days, total, best, when) =>
        `Umsatz pro Woche, ${days}: insgesamt ${total}, am höchsten in der Woche ${when} mit ${best}.`,
      month: (days, total, best, when) =>
        `Umsatz pro Monat, ${days}: insgesamt ${total}, am höchsten im ${when} mit ${best}.`,
    },
    expects: (low, high) => `Für heute werden mit 80 % Sicherheit zwischen ${low} und ${high} erwartet.`,
    columns: { day: 'Tag', week: 'Woche', month: 'Monat' },
    actual: 'Umsatz',
    compared: (day) => `Vergleich (${day})`,
    comparedColumn: 'Vergleich',
    median: 'Prognose (Median)',
    band50: '50-%-Bereich',
    band80: '80-%-Bereich',
    band95: '95-%-Bereich',
    today: 'Heute',
    partial: { day: 'Heute bisher', week: 'Diese Woche bisher', month: 'Dieser Monat bisher' },
    legend: {
      actual: 'Ist',
      compared: 'Vergleich',
      median: 'Prognose (Median)',
      bands: '50-, 80- und 95-%-Bereich',
      partial: { day: 'Heute bisher', week: 'Teil einer Woche', month: 'Teil eines Monats' },
    },
    zoomOut: 'Verkleinern',
    noForecast: 'Es gibt noch keine Umsatzprognose.',
    filteredForecast:
      'Die Prognose gilt für alle Länder, Kanäle und Filialen: Sie wird nicht gezeigt, solange eine Auswahl getroffen ist.',
    csv: 'Umsatz pro Tag',
  },
  day: {
    title: 'Umsatz nach Stunden',
    pointing: 'Stunde des Diagramms',
    until: (time) => `Bis ${time}`,
    untilColumn: 'Bis',
    sold: 'Umsatz',
    now: (time) => `Umsatz bis ${time}`,
    usual: 'Üblich',
    range: 'Üblicher Bereich (80 %)',
    over: (revenue) => `insgesamt ${revenue}`,
    usualDay: (value, range) => `üblich ${value} (${range})`,
    summary: (day, revenue, time, usual) => `Umsatz nach Stunden, ${day}: ${revenue} bis ${time}, üblich ${usual}.`,
    legend: {
      actual: 'Umsatz, aufaddiert',
      now: 'Jetzt',
      range: (days) => `Üblicher Bereich: 80 % der letzten ${days} gleichen Wochentage`,
    },
    csv: 'Umsatz nach Stunden',
  },
  today: {
    usualByNow: (value, range) => `um diese Zeit üblich ${value} (${range})`,
    wholeDay: (value, range) => `Prognose für den ganzen Tag ${value} (${range})`,
    standings: {
      above: 'Über dem üblichen Bereich',
      within: 'Im üblichen Bereich',
      below: 'Unter dem üblichen Bereich',
    },
  },
  top: {
    title: 'Top-Artikel',
    by: 'Rangfolge nach',
    measures: { revenue: 'Umsatz', units: 'Absatz', margin: 'Rohertrag' },
    product: 'Artikel',
    trend: 'Verlauf',
    share: 'Anteil',
    changes: { revenue: 'Veränderung', units: 'Veränderung', margin: 'Umsatzveränderung' },
    none: 'In diesem Zeitraum wurde nichts verkauft.',
    csv: 'Top-Artikel',
  },
  recent: {
    title: 'Letzte Verkäufe',
    held: (time) => `Angehalten ${time}`,
    fresh: (count) => (count === 1 ? '1 neuer' : `${count} neue`),
    none: 'Noch kein Verkauf.',
    noneFiltered: 'Kein Verkauf passt zu den Filtern.',
    returned: 'Retoure',
    unconverted: 'kein Kurs',
  },
  runsOut: {
    title: 'Als Nächstes aufgebraucht',
    none: 'Kein Artikel wird aufgebraucht sein, bevor eine Lieferung eintreffen kann.',
    unknown: (count) =>
      count === 1
        ? 'Kein Artikel mit Prognose wird aufgebraucht sein; 1 Artikel hat noch keine Prognose.'
        : `Kein Artikel mit Prognose wird aufgebraucht sein; ${count} Artikel haben noch keine Prognose.`,
    all: (count, cost) => (count === 1 ? `1 Bestellvorschlag, ${cost}` : `Alle ${count} Bestellvorschläge, ${cost}`),
  },
  attention: {
    title: 'Handlungsbedarf',
    nothing: 'Kein Handlungsbedarf.',
    unchecked: {
      stock: 'Der Bestand konnte nicht geprüft werden',
      failedForecasts: 'Fehlgeschlagene Prognosen konnten nicht geprüft werden',
      staleForecasts: 'Veraltete Prognosen konnten nicht geprüft werden',
      pipeline: 'Die Verarbeitung konnte nicht geprüft werden',
    },
    out: (count, text) => (count === 1 ? '1 Artikel ist ausverkauft' : `${text} Artikel sind ausverkauft`),
    critical: (count, text) =>
      count === 1
        ? '1 Artikel wird aufgebraucht sein, bevor eine Lieferung eintreffen kann'
        : `${text} Artikel werden aufgebraucht sein, bevor eine Lieferung eintreffen kann`,
    overdue: (count, text) => (count === 1 ? '1 Bestellung ist überfällig' : `${text} Bestellungen sind überfällig`),
    unknown: (count, text) =>
      count === 1 ? '1 Artikel hat noch keine Prognose' : `${text} Artikel haben noch keine Prognose`,
    failed: (count, text) => (count === 1 ? '1 Prognose ist fehlgeschlagen' : `${text} Prognosen sind fehlgeschlagen`),
    stale: (count, text) => (count === 1 ? '1 Prognose ist veraltet' : `${text} Prognosen sind veraltet`),
    deadLetters: (count, text) =>
      count === 1 ? '1 Nachricht wurde abgewiesen' : `${text} Nachrichten wurden abgewiesen`,
    unconverted: (count, text) =>
      count === 1 ? '1 Verkaufsposition hat keinen Wechselkurs' : `${text} Verkaufspositionen haben keinen Wechselkurs`,
  },
  empty: {
    title: 'Noch ist kein Verkauf eingegangen',
    detail:
      'BizPulse zeigt, was über die Schnittstelle, eine Datei oder einen Webhook eingeht. Mit dem ersten Verkauf erscheinen hier Zahlen.',
  },
  quiet: {
    filtered: 'In diesem Zeitraum passt kein Verkauf zu den Filtern.',
    period: 'In diesem Zeitraum wurde nichts verkauft.',
    wider: 'Die letzten 90 Tage anzeigen',
  },
};
