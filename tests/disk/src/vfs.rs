//! The file layer of SQLite, as a table of C functions laid over the system's own. The one file with unsafe code.
//!
//! It becomes the default layer of the process, so that the store is tested exactly as people run it. Every file gets
//! memory for two: ours in front, the system's behind it. Files that nobody watches pass through.
#![allow(unsafe_code, reason = "SQLite's file layer is C; the crate forbids it everywhere else")]

use rusqlite::ffi;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::path::Path;
use std::ptr;
use std::sync::OnceLock;

use crate::play::{Call, Disk, Op};

/// The layer below, found once.
struct Below(*mut ffi::sqlite3_vfs);

// SAFETY: SQLite's own layer is a table that is never changed after start and may be used from every thread.
unsafe impl Send for Below {}
// SAFETY: as above.
unsafe impl Sync for Below {}

static BELOW: OnceLock<Below> = OnceLock::new();

/// Our part of an open file; the system's part follows it in memory.
#[repr(C)]
struct File {
    base: ffi::sqlite3_file,
    /// A box of ours; null when nobody watches.
    tap: *mut Tap,
}

struct Tap {
    disk: Disk,
    name: String,
}

/// Puts the layer in front, once a process.
pub(crate) fn install() {
    BELOW.get_or_init(|| {
        // SAFETY: called once; the table is copied, changed and given to SQLite for the life of the process.
        unsafe {
            let below = ffi::sqlite3_vfs_find(ptr::null());
            let mut ours = Box::new(ptr::read(below));
            ours.zName = c"watched".as_ptr();
            ours.szOsFile = (*below).szOsFile + size_of::<File>() as c_int;
            ours.pNext = ptr::null_mut();
            ours.xOpen = Some(open);
            ours.xDelete = Some(delete);
            ffi::sqlite3_vfs_register(Box::into_raw(ours), 1);
            Below(below)
        }
    });
}

fn below() -> *mut ffi::sqlite3_vfs {
    BELOW.get().map_or(ptr::null_mut(), |below| below.0)
}

/// The system's part of a file.
unsafe fn real(file: *mut ffi::sqlite3_file) -> *mut ffi::sqlite3_file {
    // SAFETY: `open` got memory for both parts, see `szOsFile`.
    unsafe { file.cast::<u8>().add(size_of::<File>()).cast() }
}

/// Who watches a file.
unsafe fn tap<'a>(file: *mut ffi::sqlite3_file) -> Option<&'a Tap> {
    // SAFETY: `open` made it or left it null; `close` is the last call for a file.
    unsafe { (*file.cast::<File>()).tap.as_ref() }
}

/// Functions that only hand on.
macro_rules! pass {
    ($name:ident, $method:ident $(, $argument:ident : $kind:ty)*) => {
        unsafe extern "C" fn $name(file: *mut ffi::sqlite3_file $(, $argument: $kind)*) -> c_int {
            // SAFETY: the system's part was opened by the system's layer, which has this function.
            unsafe {
                let real = real(file);
                match (*(*real).pMethods).$method {
                    Some(method) => method(real $(, $argument)*),
                    None => ffi::SQLITE_IOERR,
                }
            }
        }
    };
}
pass!(read, xRead, into: *mut c_void, length: c_int, at: ffi::sqlite3_int64);
pass!(below_write, xWrite, from: *const c_void, length: c_int, at: ffi::sqlite3_int64);
pass!(below_truncate, xTruncate, length: ffi::sqlite3_int64);
pass!(below_close, xClose);
pass!(file_size, xFileSize, size: *mut ffi::sqlite3_int64);
pass!(lock, xLock, level: c_int);
pass!(unlock, xUnlock, level: c_int);
pass!(check_lock, xCheckReservedLock, answer: *mut c_int);
pass!(control, xFileControl, what: c_int, argument: *mut c_void);
pass!(sector_size, xSectorSize);
pass!(abilities, xDeviceCharacteristics);
pass!(shm_map, xShmMap, region: c_int, size: c_int, extend: c_int, answer: *mut *mut c_void);
pass!(shm_lock, xShmLock, offset: c_int, count: c_int, flags: c_int);
pass!(shm_unmap, xShmUnmap, is_deleted: c_int);

unsafe extern "C" fn shm_barrier(file: *mut ffi::sqlite3_file) {
    // SAFETY: as for the functions that hand on.
    unsafe {
        let real = real(file);
        if let Some(barrier) = (*(*real).pMethods).xShmBarrier {
            barrier(real);
        }
    }
}

unsafe extern "C" fn write(
    file: *mut ffi::sqlite3_file,
    from: *const c_void,
    length: c_int,
    at: ffi::sqlite3_int64,
) -> c_int {
    // SAFETY: SQLite gives `length` readable bytes at `from`.
    unsafe {
        let Some(tap) = tap(file) else { return below_write(file, from, length, at) };
        if let Some(is_full) = tap.disk.fails(Call::Write) {
            return if is_full { ffi::SQLITE_FULL } else { ffi::SQLITE_IOERR_WRITE };
        }
        let code = below_write(file, from, length, at);
        if code == ffi::SQLITE_OK {
            let bytes = std::slice::from_raw_parts(from.cast::<u8>(), length.unsigned_abs() as usize);
            tap.disk.note(Op::Write(tap.name.clone(), at.unsigned_abs(), bytes.to_vec()));
        }
        code
    }
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, length: ffi::sqlite3_int64) -> c_int {
    // SAFETY: a file that SQLite has open.
    unsafe {
        let Some(tap) = tap(file) else { return below_truncate(file, length) };
        if tap.disk.fails(Call::Truncate).is_some() {
            return ffi::SQLITE_IOERR_TRUNCATE;
        }
        let code = below_truncate(file, length);
        if code == ffi::SQLITE_OK {
            tap.disk.note(Op::Truncate(tap.name.clone(), length.unsigned_abs()));
        }
        code
    }
}

/// The disk is played, so a real sync would only cost time.
unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, _flags: c_int) -> c_int {
    // SAFETY: a file that SQLite has open.
    let Some(tap) = (unsafe { tap(file) }) else { return ffi::SQLITE_OK };
    if tap.disk.fails(Call::Sync).is_some() {
        tap.disk.note(Op::SyncFailed(tap.name.clone()));
        return ffi::SQLITE_IOERR_FSYNC;
    }
    tap.disk.note(Op::Sync(tap.name.clone()));
    ffi::SQLITE_OK
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    // SAFETY: the last call for this file: the box that `open` made is taken back once.
    unsafe {
        let code = below_close(file);
        let tap = std::mem::replace(&mut (*file.cast::<File>()).tap, ptr::null_mut());
        if !tap.is_null() {
            drop(Box::from_raw(tap));
        }
        code
    }
}

static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    // Version 2: shared memory, but no mapped reading, which would pass us by.
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_lock),
    xFileControl: Some(control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(abilities),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};

/// Who watches the file with this name, if anybody does.
unsafe fn watcher(name: *const c_char) -> Option<Tap> {
    if name.is_null() {
        return None;
    }
    // SAFETY: SQLite's names end with a zero byte.
    let text = unsafe { CStr::from_ptr(name) }.to_string_lossy();
    let path = Path::new(text.as_ref());
    let disk = Disk::of(path)?;
    Some(Tap { disk, name: path.file_name()?.to_string_lossy().into_owned() })
}

unsafe extern "C" fn open(
    _: *mut ffi::sqlite3_vfs,
    name: ffi::sqlite3_filename,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    // SAFETY: SQLite gives `szOsFile` bytes at `file`; without methods it does not call `close`.
    unsafe {
        (*file).pMethods = ptr::null();
        (*file.cast::<File>()).tap = ptr::null_mut();
        let tap = watcher(name);
        if tap.as_ref().is_some_and(|tap| tap.disk.fails(Call::Open).is_some()) {
            return ffi::SQLITE_CANTOPEN;
        }
        let Some(method) = (*below()).xOpen else { return ffi::SQLITE_CANTOPEN };
        let code = method(below(), name, real(file), flags, out);
        if code == ffi::SQLITE_OK {
            (*file.cast::<File>()).tap = tap.map_or(ptr::null_mut(), |tap| Box::into_raw(Box::new(tap)));
            (*file).pMethods = &raw const METHODS;
        }
        code
    }
}

unsafe extern "C" fn delete(_: *mut ffi::sqlite3_vfs, name: *const c_char, is_synced: c_int) -> c_int {
    // SAFETY: SQLite's names end with a zero byte; the layer below has this function.
    unsafe {
        let tap = watcher(name);
        if tap.as_ref().is_some_and(|tap| tap.disk.fails(Call::Delete).is_some()) {
            return ffi::SQLITE_IOERR_DELETE;
        }
        let Some(method) = (*below()).xDelete else { return ffi::SQLITE_IOERR_DELETE };
        let code = method(below(), name, is_synced);
        if code == ffi::SQLITE_OK
            && let Some(tap) = tap
        {
            tap.disk.note(Op::Delete(tap.name));
        }
        code
    }
}
