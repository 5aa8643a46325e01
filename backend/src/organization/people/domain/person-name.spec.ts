import { isPlainLabel } from '../../../kernel/label.js';
import { isAcademicTitle, isPersonName } from './person-name.js';

it.each([
  ["Ma'ruf", true],
  ['Muhammad Ma’ruf II', true],
  ['‘Aisyah binti Ahmad', true],
  ["Siti Nur'aini, H.", true],
  ["O'Neil-Santoso", true],
  ['I Gusti A.A. Ngr. Oka (Alm.)', true],
  ['Andi bin/ti Baso', true],
  ['Ç. Ŏ. Müller', true],
  ['محمد', true],
  ['=HYPERLINK("http://x";"klik")', false],
  ['<img src=x onerror=alert(1)>', false],
  ['@SUM(1)', false],
  ['+62812', false],
  ['Budi 3', false],
  ['Budi; drop table', false],
  ['.', false],
  ["'", false],
  ['-1+1', false],
  ['Budi | Ani', false],
  ['Budi\nAni', false],
  ['', false],
])('%j is a name: %s', (text, expected) => expect(isPersonName(text)).toBe(expected));

it.each([
  ['Prof. Dr. dr. H.', true],
  ['S.Si., M.Sc., Ph.D., IPU., ASEAN Eng., APEC Eng., ACPE', true],
  ['Dr. (H.C.)', true],
  ['S.Tr.Sos, CRMO & CFrA', true],
  ['A.Md.Kep., D3', true],
  ['=1+1', false],
  ['<b>S.E.</b>', false],
  ['-', false],
])('%j is a title: %s', (text, expected) => expect(isAcademicTitle(text)).toBe(expected));

it.each([
  ['Kepala Seksi 1.10 (Umum & Aset)', true],
  ['m²', true],
  ['%', true],
  ['=cmd|calc', false],
  ['@SUM(A1)', false],
  ['Dinas <script>', false],
])('%j is a plain label: %s', (text, expected) => expect(isPlainLabel(text)).toBe(expected));
