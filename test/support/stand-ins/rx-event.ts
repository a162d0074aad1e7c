type RxEvent = {
  messageId?: string;
  event?: string;
  rxNumber: string;
  fillId?: string;
  fillWords?: string;
  rxWords?: string;
  patient?: { id?: string; first: string; last: string; born: string };
  rx?: Record<string, unknown>;
  sentAt?: Date;
};

const nobody = '00000000-0000-0000-0000-000000000000';

/** A message of PioneerRx's Rx events (version 2) in its own types, as far as public integrations show it. */
export function rxEvent({ messageId = crypto.randomUUID(), event = 'StatusChange', ...of }: RxEvent) {
  const { first, last, born, id = nobody } = of.patient ?? { first: '', last: '', born: '' };
  return {
    MessageHeader: {
      Version: '2.0',
      MessageID: messageId,
      SentOnUTC: (of.sentAt ?? new Date()).toISOString(),
      WorkStation: 'RX-01',
      InitiatingEventID: '10',
      InitiatingEventText: event,
    },
    Body: {
      Pharmacy: { Identification: { PharmacyPioneerRxID: crypto.randomUUID() } },
      Patient: {
        Identification: { PatientPioneerRxID: id, SSN: '000-12-3456' },
        Name: { FirstName: first, LastName: last },
        DateOfBirth: born,
        IsAnimal: '0',
        PhoneNumbers: { PhoneNumber: { AreaCode: '415', Number: '5550100', Type: 'Home' } },
      },
      Rx: {
        RxPioneerRxID: crypto.randomUUID(),
        RxFillTransactionPioneerRxID: of.fillId ?? nobody,
        RxNumber: of.rxNumber,
        RefillNumber: '1',
        CurrentRxStatusText: of.rxWords ?? 'Fill in Progress',
        ...(of.fillWords === undefined ? {} : { CurrentRxTransactionStatusText: of.fillWords }),
        DaysSupply: '30',
        MedicationDispensed: { DrugName: 'unimportant', Quantity: '30.00000', DaysSupply: '30' },
        ...of.rx,
      },
      Claims: { Claim: { PayorName: 'Some plan', ClaimEdiSent: 'a long text' } },
    },
  };
}
