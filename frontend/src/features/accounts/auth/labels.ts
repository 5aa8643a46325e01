export const NEW_PASSWORD_HINT =
  'Paling sedikit 10 huruf atau angka; tanpa NIP dan nama Anda, bukan kata yang umum';
