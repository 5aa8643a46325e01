import { actingPrefix, CAPACITY, partsOfVia } from '@/features/organization/words';
/** What was done and to what, in words; one word per transition everywhere. */
const ENTITIES: Record<string, string> = {
  account: 'Akun',
  activity: 'Aktivitas',
  agency: 'Instansi',
  assessment: 'Lembar nilai',
  assignment: 'Penugasan',
  correction_request: 'Permintaan perbaikan data',
  delegation: 'Plt/Plh',
  employee: 'Pegawai',
  goal: 'Sasaran',
  goal_indicator: 'Indikator',
  grant: 'Akses',
  holiday: 'Hari libur',
  import: 'Impor',
  letter: 'Surat',
  person: 'Data orang',
  position_holding: 'Jabatan',
  rank_entry: 'Golongan',
  skp: 'SKP',
  squad: 'Tim',
  unit: 'Unit',
};

const VERBS: Record<string, string> = {
  accept: 'diterima',
  accept_results: 'hasil diterima',
  acknowledge: 'surat diterima pegawai',
  activate: 'dijalankan',
  apply: 'diterapkan',
  appoint_leader: 'ketua ditunjuk',
  approve: 'disetujui',
  ask: 'diajukan',
  change_password: 'kata sandi diganti',
  close: 'ditutup',
  close_position: 'jabatan diakhiri',
  comment: 'dikomentari',
  confirm: 'dipastikan',
  correct: 'dibetulkan',
  cancel_move: 'jabatan yang akan datang dibatalkan',
  create: 'dibuat',
  hire: 'dicatat sebagai pegawai baru',
  decline: 'tidak bersedia',
  delete: 'dihapus',
  disband: 'dibubarkan',
  end: 'diakhiri',
  'end-undo': 'tetap berjalan',
  endorse: 'direkomendasikan',
  issue: 'diterbitkan',
  issue_code: 'kode kata sandi dibuat',
  lock: 'dikunci sementara',
  lapse: 'gugur',
  leave: 'pemberhentian dicatat',
  lift_suspension: 'pemberhentian sementara dicabut',
  login: 'masuk',
  logout: 'keluar',
  move: 'dipindah',
  open: 'dibuka',
  open_position: 'jabatan baru',
  open_rank: 'golongan baru',
  override: 'ditetapkan',
  put: 'disimpan',
  recall: 'ditarik kembali',
  refuse_login: 'ditolak masuk',
  reappoint: 'diangkat menjadi PNS',
  refuse: 'ditolak',
  reject: 'ditolak',
  'replace-letter': 'surat diganti',
  request_assessment: 'penilaian diminta',
  reset_password: 'kata sandi diatur ulang',
  restore: 'dikembalikan dari arsip',
  return: 'dikembalikan',
  revise: 'direvisi',
  revoke: 'dicabut',
  send_back: 'dikirim kembali',
  start: 'dimulai',
  submit: 'diajukan',
  'undo-end': 'pengakhiran dibatalkan',
  suspend: 'diberhentikan sementara',
  undo_leave: 'pemberhentian dibatalkan',
  update: 'diubah',
  validate: 'divalidasi',
  withdraw: 'ditarik',
};

/** Where subject and verb do not make a sentence. */
const WHOLE: Record<string, string> = {
  'agency.emblem': 'Lambang diunggah',
  'agency.letterhead': 'Kop surat disimpan',
  'account.end_session': 'Satu sesi diakhiri',
  'account.end_other_sessions': 'Sesi di perangkat lain diakhiri',
  'account.end_sessions': 'Semua sesi akun diakhiri',
  'squad.leader-left': 'Ketua tim tidak lagi bertugas',
  'squad.member-end': 'Keanggotaan tim diakhiri',
  'squad.member-end-undo': 'Keanggotaan tim tetap berjalan',
  'account.switch_on_second_factor': 'Autentikasi dua langkah diaktifkan',
  'account.switch_off_second_factor': 'Autentikasi dua langkah dinonaktifkan',
  'account.renew_recovery_codes': 'Kode pemulihan diganti',
  'account.use_recovery_code': 'Kode pemulihan dipakai',
  'account.reset_second_factor': 'Autentikasi dua langkah dihapus oleh admin',
};

const FIELDS: Record<string, string> = {
  accepted: 'Baris diterima',
  address: 'Alamat',
  agencyLine: 'Nama pemerintah daerah',
  actionItemPeriod: 'Rencana aksi',
  activityClosingDay: 'Hari penutupan',
  assessorEmployeeId: 'Penilai',
  basis: 'Dasar',
  date: 'Tanggal',
  delegateEmployeeId: 'Yang ditunjuk',
  device: 'Perangkat',
  echelon: 'Eselon',
  effectiveFrom: 'Berlaku mulai',
  email: 'Surel',
  emblem: 'Lambang',
  fax: 'Faksimile',
  employeeId: 'Pegawai',
  endsOn: 'Sampai',
  fields: 'Data yang diminta',
  file: 'Berkas',
  from: 'Mulai',
  functionalLevel: 'Jenjang',
  correctionRequestId: 'Permintaan perbaikan',
  importId: 'Impor',
  isHead: 'Kepala unit',
  isOrganizational: 'Unit organisasi',
  kind: 'Jenis',
  letterClassification: 'Kode klasifikasi',
  lastDay: 'Hari terakhir',
  letterSignatory: 'Penanda tangan',
  name: 'Nama',
  note: 'Catatan',
  parentCode: 'Induk',
  phone: 'Telepon',
  place: 'Tempat',
  postalCode: 'Kode pos',
  positionName: 'Jabatan',
  purpose: 'Keperluan',
  rank: 'Golongan',
  recallNoticeDays: 'Tenggang penarikan',
  reason: 'Alasan',
  role: 'Akses',
  row: 'Baris',
  sessions: 'Sesi',
  skills: 'Keahlian',
  startsOn: 'Mulai',
  statement: 'Sasaran',
  status: 'Status',
  target: 'Target',
  unitCode: 'Unit',
  unitId: 'Unit',
  unitLine: 'Nama unit pada kop',
  warnings: 'Peringatan',
  website: 'Laman',
  workingDaysPerWeek: 'Hari kerja',
  year: 'Tahun',
};

export const AUDIT_ENTITIES = Object.entries(ENTITIES).sort(([, a], [, b]) => a.localeCompare(b));

export const fieldLabel = (field: string): string => FIELDS[field] ?? field;

export const entityLabel = (entity: string): string => ENTITIES[entity] ?? entity;

/** `assignment.approve` → "Penugasan disetujui". */
export function actionLabel(action: string): string {
  const whole = WHOLE[action];
  if (whole) return whole;
  const [entity = '', verb = ''] = action.split('.');
  const subject = entity === 'assessor' ? 'Penilai' : entityLabel(entity);
  return `${subject} ${VERBS[verb] ?? verb.replaceAll('_', ' ')}`;
}

/** `unit_head:plh` → "Plh. kepala unit". */
export function capacityOf(via: string): string {
  const { role, acting } = partsOfVia(via);
  const words: Readonly<Record<string, string>> = CAPACITY;
  const word = words[role] ?? role;
  const isTitle = role === 'assessor' || role === 'authorised_official';
  return `${actingPrefix(acting)}${isTitle ? word : word.toLowerCase()}`;
}
