//! A diagram as a picture: its SVG with the colours written out, drawn with the fonts of this machine. Only with the feature `png`.

use super::failure::Failure;

/// The PNG of an SVG, twice as large as it would stand on a page.
#[cfg(feature = "png")]
pub(super) fn png(svg: &str) -> Result<Vec<u8>, Failure> {
    use resvg::tiny_skia::{Pixmap, Transform};
    use resvg::usvg::{Options, Tree};

    /// Pixels of a side, at most.
    const MOST: f32 = 16_000.0;
    let mut options = Options::default();
    let fonts = options.fontdb_mut();
    fonts.load_system_fonts();
    let family = |wanted: &[&str]| {
        let named = |name: &&&str| fonts.faces().any(|face| face.families.iter().any(|(family, _)| family == **name));
        wanted.iter().find(named).map(|name| (*name).to_owned())
    };
    let sans = family(&["DejaVu Sans", "Noto Sans", "Liberation Sans", "Arial", "Helvetica"])
        .or_else(|| fonts.faces().next().and_then(|face| Some(face.families.first()?.0.clone())));
    let Some(sans) = sans else {
        return Err(Failure::new("no font was found on this machine", "install one, such as DejaVu Sans"));
    };
    fonts.set_sans_serif_family(&*sans);
    options.font_family = sans;
    let tree = Tree::from_str(svg, &options)
        .map_err(|error| Failure { message: format!("the drawing cannot be made a picture: {error}"), help: None })?;
    let size = tree.size();
    let large = || Failure::new("the drawing is too large for a picture", "draw a part of it: --focus, or a diagram of its own");
    let scale = (MOST / size.width().max(size.height())).min(2.0);
    let whole = size.to_int_size().scale_by(scale).ok_or_else(large)?;
    let mut pixels = Pixmap::new(whole.width(), whole.height()).ok_or_else(large)?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| Failure { message: format!("the picture cannot be written: {error}"), help: None })
}

/// Says how pictures are had.
#[cfg(not(feature = "png"))]
pub(super) fn png(_: &str) -> Result<Vec<u8>, Failure> {
    Err(Failure::new("this program was built without pictures", "build it with `--features png`, or write `--format svg`"))
}
