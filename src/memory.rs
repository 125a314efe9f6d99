//! The door to the allocator: which one a program has, and that what it no longer needs goes back to the
//! system.

use rayon::ThreadPool;

/// A third of a build's time went into the system's own allocator; this one takes half of that.
pub use mimalloc::MiMalloc as Allocator;

// The crate of the allocator has no words of its own for this; what it does is no danger to anybody.
unsafe extern "C" {
    /// Gives back what the thread that calls it holds and does not use.
    safe fn mi_collect(is_forced: bool);
}

/// From here on the system gives memory in small pages. In pages of 2 MB, of which the allocator asks for as
/// many as it can get, a build is done a tenth sooner; but hardly ever all of such a page is in use: what is
/// kept for long then takes a third more room, and a short run takes longer to be given the room than to use it.
#[cfg(target_os = "linux")]
pub fn take_small_pages() {
    const ON: libc::c_ulong = 1;
    const UNUSED: libc::c_ulong = 0;
    // SAFETY: it takes numbers of this width, no pointers, and changes nothing but how large the pages are.
    unsafe {
        libc::prctl(libc::PR_SET_THP_DISABLE, ON, UNUSED, UNUSED, UNUSED);
    }
}

/// From here on the system gives memory in small pages, as it does anyway.
#[cfg(not(target_os = "linux"))]
pub fn take_small_pages() {}

/// Gives back to the system what was freed on this thread and on those that work in parallel: each keeps
/// what it freed for itself, and a thread that sleeps would keep it for good. It takes milliseconds.
pub fn give_back() {
    rayon::broadcast(|_| mi_collect(true));
    mi_collect(true);
}

/// The same for a pool of threads.
pub fn give_back_of(pool: &ThreadPool) {
    pool.broadcast(|_| mi_collect(true));
}

/// The same for this thread alone.
pub fn give_back_own() {
    mi_collect(true);
}
