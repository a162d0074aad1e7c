import { expect, it } from 'vitest';
import { relationKind, type RelationKind } from '../../src/domain/relation-kind.ts';

it.each<[descriptions: string[], kind: RelationKind]>([
  [['POWATT'], 'poa'],
  [['Daughter', 'HPOWATT'], 'poa'],
  [['health care proxy'], 'poa'],
  [['Power of attorney for health care and finances'], 'poa'],
  [['financial power of attorney'], 'none'],
  [['Guarantor'], 'none'],
  [['I'], 'none'],
  [['GUARD'], 'guardian'],
  [['legal guardian'], 'guardian'],
  [['MTH'], 'parent'],
  [['natural father', 'NFTH'], 'parent'],
  [['SPS'], 'spouse'],
  [['wife'], 'spouse'],
  [['DAU'], 'child'],
  [["patient's daughter"], 'child'],
  [['caregiver'], 'caregiver'],
  [['C', 'Emergency Contact'], 'contact'],
  [['N', 'next of kin'], 'contact'],
  [[], 'contact'],
])('%j', (descriptions, kind) => {
  expect(relationKind(descriptions)).toBe(kind);
});
