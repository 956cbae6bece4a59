//! A window of eframe with one line in it, which tests/desktop/speed starts beside Soleus: what any such window costs.

use eframe::egui;

struct Bare;

impl eframe::App for Bare {
    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        egui::CentralPanel::default().show(ui, |ui| ui.label("Nothing but a window"));
    }
}

fn main() -> eframe::Result {
    // As large as Soleus, as every pixel is drawn by the processor where the test runs.
    let viewport = egui::ViewportBuilder::default().with_inner_size([1100.0, 760.0]);
    let options = eframe::NativeOptions { renderer: eframe::Renderer::Glow, viewport, ..Default::default() };
    eframe::run_native("bare", options, Box::new(|_| Ok(Box::new(Bare))))
}
