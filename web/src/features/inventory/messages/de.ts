import type { InventoryMessages } from '@/features/inventory/messages';

export const de: InventoryMessages = {
  lead: 'Bestand, Reichweite und Bestellvorschläge.',
  table: 'Artikel und ihr Bestand',
  search: 'Artikel suchen',
  category: 'Warengruppe',
  anyCategory: 'Alle Warengruppen',
  supplier: 'Lieferant',
  anySupplier: 'Alle Lieferanten',
  riskFilter: 'Nach Risiko anzeigen',
  clear: 'Filter zurücksetzen',
  file: 'Bestand',
  shown: (total) => `${total} Artikel`,
  columns: {
    product: 'Artikel',
    onHand: 'Bestand',
    bar: 'Bestand und Sollbestand',
    cover: 'Reichweite',
    risk: 'Risiko',
    order: 'Bestellvorschlag',
    supplier: 'Lieferant',
    reorderPoint: 'Meldebestand',
    safetyStock: 'Sicherheitsbestand',
    leadTime: 'Lieferzeit',
    stockValue: 'Bestandswert',
  },
  legend: {
    now: 'jetzt',
    ahead: 'nach einer Lieferzeit',
    onOrder: 'bestellt',
    band: 'vom Meldebestand bis zum Sollbestand',
  },
  onOrder: (quantity) => `+${quantity} bestellt`,
  late: 'verspätet',
  chance: (percent) => `${percent} Fehlbestandsrisiko`,
  chanceMeaning:
    'Wahrscheinlichkeit, dass der Bestand aufgebraucht ist, bevor eine heute erteilte Bestellung eintreffen könnte.',
  until: (day) => `bis ${day}`,
  untilWithDeliveries: (day) => `bis ${day} mit Bestellungen`,
  bar: {
    label: (parts) => parts.join(', '),
    now: (quantity) => `${quantity} jetzt auf Lager`,
    onOrder: (quantity) => `${quantity} bestellt`,
    ahead: (quantity, days) => `${quantity} erwartet nach einer Lieferzeit (${days})`,
    levels: (reorderPoint, target) => `Meldebestand ${reorderPoint}, Sollbestand ${target}`,
  },
  explain: {
    ask: 'Warum?',
    open: (product) => `Den Vorschlag für ${product} erklären`,
    title: 'So wird dieser Vorschlag berechnet',
    inputs: 'Eingangsgrößen',
    steps: 'Schritt für Schritt',
    why: 'Der Vorschlag',
    whyNot: 'Warum keine Bestellung vorgeschlagen wird',
    input: 'Größe',
    value: 'Wert',
    source: 'Quelle',
    forecast: 'Zur Prognose',
    inShort: (told) =>
      [
        `${told.onHand} auf Lager${told.onOrder === null ? '' : ` und ${told.onOrder} bestellt`}.`,
        `Erwarteter Bedarf bis zu einer Lieferung (${told.days}): ${told.demand};`,
        `${told.enough} reichen mit ${told.certainty} % Sicherheit.`,
      ].join(' '),
  },
  inputs: {
    onHand: 'Bestand',
    onOrder: 'Bestellt',
    leadTimeDays: 'Lieferzeit',
    leadTimeSpreadDays: 'Streuung der Lieferzeit',
    serviceLevel: 'Servicegrad',
    reviewDays: 'Bestellrhythmus',
    packSize: 'Verpackungseinheit',
    moq: 'Mindestbestellmenge',
    unitCost: 'Einstandspreis',
    deliveries: 'Eingegangene Bestellungen',
    deliveryDays: 'Beobachtete Lieferzeit',
    deliverySpreadDays: 'Streuung der beobachteten Lieferzeit',
    deliveryNineInTenDays: 'Neun von zehn trafen ein binnen',
    leadTimeDemand: 'Erwarteter Bedarf in der Lieferzeit',
    enoughUntilDelivery: 'Bedarf in der Lieferzeit zum Servicegrad',
    enoughUntilNextReview: 'Bedarf in Lieferzeit und Bestellrhythmus zum Servicegrad',
    reviewDemand: 'Erwarteter Bedarf im Bestellrhythmus',
  },
  sources: {
    stock: () => 'Bestand aller Orte',
    purchaseOrders: () => 'Offene Bestellungen',
    product: () => 'Artikel',
    supplier: () => 'Lieferant',
    setting: () => 'Einstellung',
    productReceipts: () => 'Eingänge des letzten Jahres, dieser Artikel',
    supplierReceipts: () => 'Eingänge des letzten Jahres, alle Artikel des Lieferanten',
    forecast: ({ made }) => `Prognose vom ${made}`,
    serviceLevel: ({ level }) => `in ${level} der simulierten Verläufe reicht es`,
  },
  reasons: {
    belowReorderPoint: ({ position, reorderPoint, leadTime }) =>
      [
        `Mit ${position} auf Lager und bestellt ist der Meldebestand von ${reorderPoint} erreicht oder unterschritten;`,
        `er deckt die ${leadTime} bis zu einer Lieferung ab.`,
      ].join(' '),
    belowBeforeNextReview: ({ position, reorderPoint, atNextReview, review }) =>
      [
        `Von ${position} auf Lager und bestellt bleiben zum nächsten Bestelltermin in ${review} noch ${atNextReview}:`,
        `nicht mehr als der Meldebestand von ${reorderPoint}.`,
      ].join(' '),
    stockUnknown: () => 'Der Bestand ist nicht bekannt: er wurde nie gezählt, und nichts ging ein.',
    noForecast: () => 'Es gibt noch keine Prognose dafür.',
    noDemand: () => 'Es wird kein Bedarf erwartet.',
    expedite: ({ position }) =>
      `Lieferung beschleunigen statt neu bestellen: ${position} auf Lager und bestellt sind genug.`,
    enoughOnTheWay: ({ position, target }) =>
      `Genug unterwegs: ${position} auf Lager und bestellt, bei einem Sollbestand von ${target}.`,
    enoughInStock: ({ position, target }) => `Genug auf Lager: ${position}, bei einem Sollbestand von ${target}.`,
    aboveReorderPoint: ({ position, reorderPoint, until }) =>
      [
        `Noch nicht: mit ${position} auf Lager und bestellt`,
        `bleibt der Bestand${until === null ? '' : ` bis etwa ${until}`} über dem Meldebestand von ${reorderPoint}.`,
      ].join(' '),
    tooLittleMissing: ({ position, reorderPoint, needed, target, until }) =>
      [
        `Noch nicht: mit ${position} auf Lager und bestellt`,
        `liegt der Bestand${until === null ? '' : ` bis etwa ${until}`} über dem Meldebestand von ${reorderPoint},`,
        `und zum Sollbestand von ${target} fehlen nur ${needed}.`,
      ].join(' '),
  },
  shortfall: {
    plain: (needed, target) => `Zum Sollbestand von ${target} fehlen ${needed}.`,
    raised: (needed, target, minimum) =>
      `Zum Sollbestand von ${target} fehlen ${needed}, aufgerundet auf die Mindestbestellmenge von ${minimum}.`,
    packs: (needed, target, pack) =>
      `Zum Sollbestand von ${target} fehlen ${needed}, aufgerundet auf Verpackungseinheiten zu ${pack}.`,
    raisedInPacks: (needed, target, minimum, pack) =>
      [
        `Zum Sollbestand von ${target} fehlen ${needed},`,
        `aufgerundet auf die Mindestbestellmenge von ${minimum} in Verpackungseinheiten zu ${pack}.`,
      ].join(' '),
  },
  lateDelivery: {
    whole: (order, quantity, coming, stock) => `${order} (${quantity}) ${coming}, und ${stock}.`,
    overdue: (day) => `war für den ${day} erwartet`,
    expected: (day) => `wird am ${day} erwartet`,
    undated: 'hat keinen Termin',
    out: 'der Bestand ist aufgebraucht oder heute zu Ende',
    runsOut: (day) => `der Bestand ist voraussichtlich am ${day} aufgebraucht`,
  },
  steps: {
    leadTime: {
      label: 'Verwendete Lieferzeit',
      formula: 'Mittel aus angegebener und beobachteter Lieferzeit; je mehr Eingänge, desto mehr zählt die beobachtete',
    },
    leadTimeSpread: {
      label: 'Verwendete Streuung der Lieferzeit',
      formula: 'ebenso gemittelt, aus den quadrierten Streuungen',
    },
    position: { label: 'Disponibler Bestand', formula: 'Bestand + bestellt' },
    safetyStock: {
      label: 'Sicherheitsbestand',
      formula: 'Bedarf zum Servicegrad − erwarteter Bedarf, beides in der Lieferzeit',
    },
    reorderPoint: {
      label: 'Meldebestand',
      formula: 'erwarteter Bedarf in der Lieferzeit + Sicherheitsbestand, aufgerundet',
    },
    target: { label: 'Sollbestand', formula: 'Bedarf in Lieferzeit und Bestellrhythmus zum Servicegrad, aufgerundet' },
    positionAtNextReview: {
      label: 'Disponibler Bestand zum nächsten Bestelltermin',
      formula: 'disponibler Bestand − erwarteter Bedarf im Bestellrhythmus',
    },
    needed: {
      label: 'Fehlmenge zum Sollbestand',
      formula: 'Sollbestand vor Rundung − disponibler Bestand, aufgerundet, mindestens null',
    },
    quantity: {
      label: 'Bestellmenge',
      formula: 'der größere Wert aus Fehlmenge und Mindestbestellmenge, in ganzen Verpackungseinheiten',
    },
    cost: { label: 'Kosten', formula: 'Bestellmenge × Einstandspreis' },
  },
  empty: {
    firstUse: 'Noch keine Artikel',
    firstUseDetail: 'Bestände erscheinen hier, sobald Artikel verkauft, gezählt oder geliefert werden.',
    filtered: 'Kein Artikel passt zu diesen Filtern',
    showAll: 'Alle Artikel anzeigen',
  },
};
