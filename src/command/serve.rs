//! `answerable serve`: the site as it will be published, on this computer's own screen, from memory.

use crate::cli::Serve;
use crate::command::{CouldNotRun, given, no_content, tell, today};
use crate::preview::{Preview, Server, watch};
use std::process::{Command, ExitCode, Stdio};
use std::sync::{Arc, OnceLock, mpsc};

/// Serves until Ctrl and C are pressed.
pub(super) fn run(options: &Serve) -> Result<ExitCode, CouldNotRun> {
    let given = given(&options.site.made_from, options.site.drafts)?;
    if !given.content.is_dir() {
        return Err(no_content(&given.content));
    }
    let mut folders = vec![given.content.clone()];
    folders.extend(given.theme.clone());
    let server = Server::open(options.port).map_err(CouldNotRun::NoPort)?;
    let (stop, stopped) = mpsc::channel();
    ctrlc::set_handler(move || {
        // Pressed twice, it was heard the first time.
        let _ = stop.send(());
    })
    .map_err(|error| CouldNotRun::NoPort(std::io::Error::other(error)))?;
    // Watched before it is read: what is saved meanwhile is read again as soon as there is a site.
    let ready: Arc<OnceLock<Arc<Preview>>> = Arc::default();
    let followed = Arc::clone(&ready);
    let _watch = watch(&folders, move |changes| {
        followed.wait().follow(&changes, today());
    })
    .map_err(|error| CouldNotRun::Unwatched(error.to_string()))?;
    let preview = Arc::clone(ready.get_or_init(|| Preview::open(given, today())));
    let port = server.port();
    if options.port != 0 && port != options.port {
        tell(&format!(
            "Port {} cannot be used, so this is port {port}.\n",
            options.port
        ))?;
    }
    server.serve(&preview).map_err(CouldNotRun::NoPort)?;
    let address = format!("http://localhost:{port}{}", preview.base());
    tell(&format!(
        "The preview is at {address}; Ctrl and C stop it. {}.\n",
        found(&preview)
    ))?;
    if options.open && !open(&address) {
        tell("No browser could be opened: copy the address into yours.\n")?;
    }
    // An error means that nobody can press anything any more.
    let _ = stopped.recv();
    tell("\nThe preview has stopped. Nothing was written.\n")
}

/// What was found up to now.
fn found(preview: &Preview) -> String {
    match preview.told().errors {
        0 => "Findings appear on its pages".to_owned(),
        1 => "There is 1 error: its pages tell of it".to_owned(),
        errors => format!("There are {errors} errors: its pages tell of them"),
    }
}

/// Opens the browser that the system knows.
fn open(address: &str) -> bool {
    let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(target_os = "windows") {
        ("rundll32", &["url.dll,FileProtocolHandler"])
    } else {
        ("xdg-open", &[])
    };
    Command::new(program)
        .args(arguments)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .is_ok()
}
